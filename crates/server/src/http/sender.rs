//! From where a request came and for whom, as the limits count and the log tells.

use std::hash::Hash;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;

use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use ipnet::{IpNet, Ipv6Net};
use kernel::config::Config;
use kernel::{Error, Result};
use uuid::Uuid;

/// The name of the header in which proxies write down whose request they pass on, the nearest sender last.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// The address that a request came from, for the log; none where nothing came over a network.
pub fn address_of<T>(trusted: &[IpNet], request: &Request<T>) -> Option<IpAddr> {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
    Some(address_behind(trusted, peer.ip(), request.headers()))
}

/// The first address from the right that is no proxy of ours: whatever stands left of it, anybody may have written.
fn address_behind(trusted: &[IpNet], peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let mut sender = peer.to_canonical();
    let trusts = |address: &IpAddr| trusted.iter().any(|net| net.contains(address));
    // A line that cannot be read ends the way back like any word that is no address.
    let said = headers.get_all(FORWARDED_FOR).iter().map(|line| line.to_str().unwrap_or_default());
    let mut named = said.flat_map(|line| line.split(',')).collect::<Vec<_>>();
    while trusts(&sender) {
        let Some(next) = named.pop().and_then(address) else { break };
        sender = next.to_canonical();
    }
    sender
}

/// An address as proxies write it, some with a port.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    text.parse().ok().or_else(|| Some(text.parse::<SocketAddr>().ok()?.ip()))
}

/// A household has a whole /64 of IPv6 addresses and counts once.
pub(super) fn home(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(one) => Ipv6Net::new(one, 64).map_or(address, |net| net.network().into()),
        IpAddr::V4(_) => address,
    }
}

/// A sender saves up so many seconds' worth of requests.
const BURST: u32 = 5;

/// How fast somebody may ask.
pub struct Paces {
    /// Each address.
    requests: Pace<IpAddr>,
    /// Each address that signs in.
    sign_ins: Pace<IpAddr>,
    /// Each account, by whatever sessions and tokens and from whatever addresses.
    accounts: Pace<Uuid>,
}

impl Paces {
    /// As the settings say.
    pub fn new(config: &Config) -> Self {
        Self {
            requests: Pace::new(Quota::per_second, config.requests_per_second, BURST),
            sign_ins: Pace::new(Quota::per_minute, config.sign_ins_per_minute, 1),
            accounts: Pace::new(Quota::per_second, config.requests_per_second_of_account, BURST),
        }
    }

    /// Counts a request of an address.
    ///
    /// # Errors
    /// [`Error::TooMany`]
    pub(super) fn take_request<T>(&self, trusted: &[IpNet], request: &Request<T>) -> Result<()> {
        self.requests.take(&sender(trusted, request)?)
    }

    /// Counts somebody who signs in from an address.
    ///
    /// # Errors
    /// [`Error::TooMany`]
    pub(super) fn take_sign_in<T>(&self, trusted: &[IpNet], request: &Request<T>) -> Result<()> {
        self.sign_ins.take(&sender(trusted, request)?)
    }

    /// Counts a request of an account.
    ///
    /// # Errors
    /// [`Error::TooMany`]
    pub(super) fn take_of_account(&self, account: Uuid) -> Result<()> {
        self.accounts.take(&account)
    }

    /// Forgets whoever has not asked for so long that it makes no difference.
    pub(super) fn forget(&self) {
        self.requests.forget();
        self.sign_ins.forget();
        self.accounts.forget();
    }
}

/// Who holds the connection, or whom a trusted proxy names.
fn sender<T>(trusted: &[IpNet], request: &Request<T>) -> Result<IpAddr> {
    address_of(trusted, request).map(home).ok_or_else(|| Error::internal("a request from nowhere"))
}

struct Pace<K: Clone + Eq + Hash>(DefaultKeyedRateLimiter<K>);

impl<K: Clone + Eq + Hash> Pace<K> {
    /// So many in a time on average; in a burst so many times that many.
    fn new(each: fn(NonZeroU32) -> Quota, n: u32, burst: u32) -> Self {
        let some = |n: u32| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        Self(DefaultKeyedRateLimiter::keyed(each(some(n)).allow_burst(some(n.saturating_mul(burst)))))
    }

    fn take(&self, key: &K) -> Result<()> {
        self.0.check_key(key).map_err(|until| {
            let seconds = until.wait_time_from(DefaultClock::default().now()).as_secs();
            Error::TooMany { retry_after: u32::try_from(seconds).unwrap_or(u32::MAX).max(1) }
        })
    }

    fn forget(&self) {
        self.0.retain_recent();
        self.0.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn sender(trusted: &[&str], peer: &str, said: &[&str]) -> String {
        let trusted = trusted.iter().map(|net| net.parse().unwrap()).collect::<Vec<_>>();
        let mut headers = HeaderMap::new();
        for line in said {
            headers.append(FORWARDED_FOR, HeaderValue::from_bytes(line.as_bytes()).unwrap());
        }
        home(address_behind(&trusted, peer.parse().unwrap(), &headers)).to_string()
    }

    #[test]
    fn nobody_but_a_trusted_proxy_is_believed() {
        assert_eq!(sender(&[], "203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(sender(&["10.0.0.0/8"], "203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(sender(&["10.0.0.0/8"], "10.0.0.1", &["198.51.100.1"]), "198.51.100.1");
    }

    #[test]
    fn what_a_sender_wrote_before_the_proxy_counts_for_nothing() {
        assert_eq!(sender(&["10.0.0.0/8"], "10.0.0.1", &["1.1.1.1, 198.51.100.1, 10.0.0.2"]), "198.51.100.1");
        assert_eq!(sender(&["10.0.0.0/8"], "10.0.0.1", &["1.1.1.1", "198.51.100.1"]), "198.51.100.1");
        assert_eq!(sender(&["10.0.0.0/8"], "10.0.0.1", &["198.51.100.1, unknown"]), "10.0.0.1");
        assert_eq!(sender(&["10.0.0.0/8"], "10.0.0.1", &[]), "10.0.0.1");
        assert_eq!(sender(&["10.0.0.0/8"], "10.0.0.1", &["9.9.9.9", "198.51.100.1:5678"]), "198.51.100.1");
        assert_eq!(sender(&["10.0.0.0/8"], "10.0.0.1", &["9.9.9.9", "\u{e9}, 198.51.100.1"]), "10.0.0.1");
    }

    #[test]
    fn a_network_of_ipv6_counts_once_and_mapped_addresses_are_plain() {
        assert_eq!(sender(&[], "2001:db8:1:2:3:4:5:6", &[]), "2001:db8:1:2::");
        assert_eq!(sender(&["127.0.0.1/32"], "::ffff:127.0.0.1", &["2001:db8::9"]), "2001:db8::");
    }

    #[test]
    fn whoever_was_away_is_forgotten_and_whoever_asks_too_often_is_not() {
        let pace = Pace::new(Quota::per_second, 1000, 1);
        for n in 0..50 {
            pace.take(&n).unwrap();
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        while pace.take(&99).is_ok() {}
        pace.forget();
        assert!(pace.0.len() == 1 && pace.take(&0).is_ok());
    }
}
