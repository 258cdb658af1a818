//! TLS at the house's own door, for those who put no proxy before it: versions 1.2 and 1.3, with the ciphers that rustls knows,
//! each of which keeps what was said from whoever learns the key later.

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use axum::serve::Listener;
use kernel::config::{Config, read_private};
use kernel::{Error, Result};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::time::{MissedTickBehavior, interval, timeout};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// Whoever has not agreed on keys by then is let go.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// How often the files are looked at again, so that a renewed certificate needs no restart.
const LOOK_AGAIN: Duration = Duration::from_secs(60);

/// Certificate and key as the files last had them.
#[derive(Debug)]
pub struct Certificate {
    chain: PathBuf,
    key: PathBuf,
    now: RwLock<Arc<CertifiedKey>>,
}

impl Certificate {
    /// As the settings name it; none where a proxy serves TLS.
    ///
    /// # Errors
    /// A plain message where a file cannot be read, others may read the key, or the two do not belong together.
    pub fn of(config: &Config) -> Result<Option<Arc<Self>>> {
        match (&config.tls_certificate, &config.tls_key) {
            (None, None) => Ok(None),
            (Some(chain), Some(key)) => {
                let now = RwLock::new(Arc::new(read(chain, key)?));
                Ok(Some(Arc::new(Self { chain: chain.clone(), key: key.clone(), now })))
            }
            _ => Err(Error::setup("TLS takes both: tls_certificate and tls_key")),
        }
    }

    fn now(&self) -> Arc<CertifiedKey> {
        self.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes what the files have now, unless it is the same or cannot be served with.
    fn look_again(&self) {
        match read(&self.chain, &self.key) {
            Ok(new) if new.cert == self.now().cert => {}
            Ok(new) => {
                *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(new);
                tracing::info!("a new certificate is served");
            }
            Err(error) => tracing::warn!(%error, "the certificate's files are not in order; the one before is served"),
        }
    }

    /// Lets in whoever agrees on keys, one beside the other: nobody waits for somebody slow.
    pub fn before(self: Arc<Self>, mut listener: TcpListener) -> Result<Door> {
        let config = ServerConfig::builder_with_provider(ring::default_provider().into());
        let config = config.with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12]);
        let config = config.map_err(Error::internal)?.with_no_client_auth();
        let mut config = config.with_cert_resolver(self.clone());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let address = listener.local_addr().map_err(Error::setup)?;
        let (inside, ready) = mpsc::channel(64);
        tokio::spawn(async move {
            let mut clock = interval(LOOK_AGAIN);
            clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
            loop {
                let (stream, from) = tokio::select! {
                    come = Listener::accept(&mut listener) => come,
                    () = inside.closed() => return,
                    _ = clock.tick() => {
                        self.look_again();
                        continue;
                    }
                };
                let (acceptor, inside) = (acceptor.clone(), inside.clone());
                tokio::spawn(async move {
                    if let Ok(Ok(stream)) = timeout(HANDSHAKE, acceptor.accept(stream)).await {
                        let _ = inside.send((stream, from)).await;
                    }
                });
            }
        });
        Ok(Door { ready, address })
    }
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _: ClientHello) -> Option<Arc<CertifiedKey>> {
        Some(self.now())
    }
}

fn read(chain: &Path, key: &Path) -> Result<CertifiedKey> {
    let odd = |path: &Path, why: &dyn std::fmt::Display| Error::setup(format!("TLS: {}: {why}", path.display()));
    let certificates = CertificateDer::pem_file_iter(chain).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let certificates = certificates.map_err(|why| odd(chain, &why))?;
    let secret = read_private(key, "the TLS key in")?;
    let secret = PrivateKeyDer::from_pem_slice(secret.as_bytes()).map_err(|why| odd(key, &why))?;
    CertifiedKey::from_der(certificates, secret, &ring::default_provider()).map_err(|why| odd(chain, &why))
}

/// A listener whose connections have agreed on keys.
pub struct Door {
    ready: mpsc::Receiver<(TlsStream<TcpStream>, SocketAddr)>,
    address: SocketAddr,
}

impl Listener for Door {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, SocketAddr) {
        match self.ready.recv().await {
            Some(come) => come,
            // Nobody accepts any more: the program is ending.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn make(folder: &Path, mode: u32) -> Config {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let (chain, key) = (folder.join("chain.pem"), folder.join("key.pem"));
        std::fs::write(&chain, made.cert.pem()).unwrap();
        std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(mode)).unwrap();
        Config { tls_certificate: Some(chain), tls_key: Some(key), ..Config::default() }
    }

    #[test]
    fn a_renewed_certificate_is_served_and_a_broken_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let certificate = Certificate::of(&make(folder.path(), 0o600)).unwrap().unwrap();
        let first = certificate.now().cert.clone();
        certificate.look_again();
        assert_eq!(certificate.now().cert, first);
        make(folder.path(), 0o600);
        certificate.look_again();
        let second = certificate.now().cert.clone();
        assert_ne!(second, first);
        std::fs::write(folder.path().join("chain.pem"), "half a file").unwrap();
        certificate.look_again();
        assert_eq!(certificate.now().cert, second);
    }

    #[test]
    fn what_cannot_be_served_with_is_refused_at_the_start() {
        let refused = |config: &Config| Certificate::of(config).unwrap_err().to_string();
        let folder = tempfile::tempdir().unwrap();
        let open = make(folder.path(), 0o640);
        assert!(refused(&open).contains("chmod 600"));
        let good = make(folder.path(), 0o600);
        assert!(refused(&Config { tls_key: None, ..good.clone() }).contains("both"));
        let other = tempfile::tempdir().unwrap();
        let foreign = make(other.path(), 0o600);
        assert!(refused(&Config { tls_key: foreign.tls_key, ..good.clone() }).starts_with("TLS: "));
        assert!(refused(&Config { tls_certificate: Some(other.path().join("none")), ..good }).starts_with("TLS: "));
        assert!(Certificate::of(&Config::default()).unwrap().is_none());
    }
}
