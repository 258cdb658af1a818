//! Mail by the server of the settings.

use std::path::Path;
use std::time::Duration;

use async_trait::async_trait;
use kernel::config::{Mail, MailTls};
use kernel::{Error, Result};
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::{Carrier, Outcome, Parcel};

/// The mail server.
pub struct Email {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// So many signs of the text stand in the subject.
const SUBJECT: usize = 40;

impl Email {
    /// The mail server of the settings.
    pub fn new(settings: &Mail, ca_file: Option<&Path>) -> Result<Self> {
        let odd = |what: &str| Error::setup(format!("settings: channels.email.{what} cannot be used"));
        let from: Mailbox = settings.from.parse().map_err(|_| odd("from"))?;
        if settings.to.is_empty() || settings.to.iter().any(|to| to.parse::<Mailbox>().is_err()) {
            return Err(odd("to"));
        }
        let mut trust = TlsParameters::builder(settings.host.clone());
        if let Some(file) = ca_file {
            let text = std::fs::read(file).map_err(|_| odd("ca_file"))?;
            trust = trust.add_root_certificate(Certificate::from_pem(&text).map_err(|_| odd("ca_file"))?);
        }
        let trust = || trust.clone().build_rustls().map_err(|_| odd("host"));
        let (tls, usual) = match settings.tls {
            MailTls::Implicit => (Tls::Wrapper(trust()?), 465),
            MailTls::Starttls => (Tls::Required(trust()?), 587),
            MailTls::None => (Tls::None, 25),
        };
        let mut server = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(settings.host.clone())
            .hello_name(ClientId::Domain("wangge".to_owned()))
            .port(settings.port.unwrap_or(usual))
            .timeout(Some(Duration::from_secs(settings.timeout_seconds.clamp(1, 120))))
            .tls(tls);
        if !settings.user.is_empty() {
            server = server.credentials(Credentials::new(settings.user.clone(), settings.secret.reveal().to_owned()));
        }
        Ok(Self { server: server.build(), from })
    }

    fn letter(&self, parcel: &Parcel) -> Option<Message> {
        let subject: String = parcel.text.chars().filter(|c| !c.is_control()).take(SUBJECT).collect();
        Message::builder()
            .from(self.from.clone())
            .to(parcel.to.parse().ok()?)
            .subject(subject)
            // A server that sees it again knows it by this name.
            .message_id(Some(format!("<{}@{}>", parcel.id, self.from.email.domain())))
            .header(ContentType::TEXT_PLAIN)
            .body(parcel.text.clone())
            .ok()
    }
}

#[async_trait]
impl Carrier for Email {
    async fn carry(&self, parcel: &Parcel) -> Outcome {
        let Some(letter) = self.letter(parcel) else { return Outcome::Never("not_sendable") };
        match self.server.send(letter).await {
            Ok(_) => Outcome::Sent { receipt: None, delivered: false },
            Err(error) if error.is_permanent() => Outcome::Never("refused"),
            Err(error) if error.is_transient() => Outcome::Later("gateway_error"),
            Err(error) if error.is_timeout() => Outcome::Later("timed_out"),
            Err(error) if error.is_response() => Outcome::Later("not_understood"),
            Err(_) => Outcome::Later("unreachable"),
        }
    }
}
