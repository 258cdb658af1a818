//! Asks a scanner for viruses, ClamAV's clamd, about a file before it is kept. Without one in the settings nobody is asked.

use std::time::Duration;

use kernel::config::Scan;
use kernel::{Error, Result};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// A scanner that takes longer does not answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// An answer longer than this is none.
const LONGEST: u64 = 4096;

/// Lets a file through that the scanner calls clean.
///
/// # Errors
/// `file_harmful` on the body where it found something, `scanner_unreachable` where it gives no answer that can be relied on.
pub async fn clean(settings: &Scan, content: &[u8]) -> Result<()> {
    let Some(clamd) = settings.clamd.as_deref() else { return Ok(()) };
    let said = timeout(PATIENCE, ask(clamd, content)).await.map_err(std::io::Error::from).and_then(|said| said);
    match said.as_deref() {
        Ok("stream: OK") => Ok(()),
        Ok(said) if said.ends_with(" FOUND") => {
            tracing::warn!(said, "a file was refused");
            Err(Error::invalid("body", "file_harmful"))
        }
        Ok(said) => {
            tracing::error!(said, "the scanner could not look at a file");
            Err(Error::Unreachable("scanner_unreachable"))
        }
        Err(error) => {
            tracing::error!(%error, "the scanner does not answer");
            Err(Error::Unreachable("scanner_unreachable"))
        }
    }
}

async fn ask(clamd: &str, content: &[u8]) -> std::io::Result<String> {
    #[cfg(unix)]
    if clamd.starts_with('/') {
        return stream(tokio::net::UnixStream::connect(clamd).await?, content).await;
    }
    stream(TcpStream::connect(clamd).await?, content).await
}

/// `INSTREAM` of clamd: pieces, each behind its length in four bytes, and an empty one at the end.
async fn stream(mut way: impl AsyncRead + AsyncWrite + Unpin, content: &[u8]) -> std::io::Result<String> {
    way.write_all(b"zINSTREAM\0").await?;
    for piece in content.chunks(64 * 1024) {
        way.write_u32(u32::try_from(piece.len()).unwrap_or_default()).await?;
        way.write_all(piece).await?;
    }
    way.write_u32(0).await?;
    let mut said = String::new();
    way.take(LONGEST).read_to_string(&mut said).await?;
    Ok(said.trim_end_matches(['\0', '\n']).to_owned())
}
