//! From where a request came and for whom, as the limits count and the log tells.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;

use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use ipnet::{IpNet, Ipv6Net};
use kernel::{Error, Result};
use tower_governor::GovernorError;
use tower_governor::key_extractor::KeyExtractor;
use uuid::Uuid;

/// The name of the header in which proxies write down whose request they pass on, the nearest sender last.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// Who sends, for the limits: whoever holds the connection, or whom a trusted proxy names.
#[derive(Clone)]
pub struct Sender {
    trusted: Arc<[IpNet]>,
}

impl Sender {
    /// Trusts what these proxies say, and nobody else.
    pub fn behind(trusted: &[IpNet]) -> Self {
        Self { trusted: trusted.into() }
    }

    fn of(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        home(address_behind(&self.trusted, peer, headers))
    }
}

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

impl KeyExtractor for Sender {
    type Key = IpAddr;

    fn extract<T>(&self, request: &Request<T>) -> std::result::Result<IpAddr, GovernorError> {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().ok_or(GovernorError::UnableToExtractKey)?;
        Ok(self.of(peer.ip(), request.headers()))
    }
}

/// A sender saves up so many seconds' worth of requests.
pub const BURST: u32 = 5;

/// How fast each account may ask, by whatever sessions and tokens and from whatever addresses.
pub struct Pace(DefaultKeyedRateLimiter<Uuid>);

impl Pace {
    /// So many requests in a second, on average.
    pub fn new(per_second: u32) -> Self {
        let one = |n: u32| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        Self(DefaultKeyedRateLimiter::keyed(
            Quota::per_second(one(per_second)).allow_burst(one(per_second.saturating_mul(BURST))),
        ))
    }

    /// Counts a request of an account.
    ///
    /// # Errors
    /// [`Error::TooMany`]
    pub fn take(&self, account: Uuid) -> Result<()> {
        self.0.check_key(&account).map_err(|until| {
            let seconds = until.wait_time_from(DefaultClock::default().now()).as_secs();
            Error::TooMany { retry_after: u32::try_from(seconds).unwrap_or(u32::MAX).max(1) }
        })
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
        Sender::behind(&trusted).of(peer.parse().unwrap(), &headers).to_string()
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
}
