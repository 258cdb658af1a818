//! Files that nobody but their owner may read.

use std::path::Path;

use crate::error::{Error, Result};

/// Reads a file of secrets, refusing one that others may read. `what` says what is in it, for the message.
///
/// # Errors
/// A plain message naming the file.
pub fn read_private(path: &Path, what: &str) -> Result<String> {
    let text = std::fs::read_to_string(path)
        .map_err(|e| Error::setup(format!("cannot read {what} {}: {e}", path.display())))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(path).map(|m| m.permissions().mode()).unwrap_or(0o777);
        let handed = std::env::var_os("CREDENTIALS_DIRECTORY");
        if !is_private(path, mode, handed.as_deref().map(Path::new)) {
            return Err(Error::setup(format!("{} may be read by others; chmod 600 it", path.display())));
        }
    }
    Ok(text)
}

/// Whether its owner alone may read it. In the folder where systemd hands a service its credentials (systemd.exec, `LoadCredential=`)
/// the group's bit is that of a list that names the service; nobody else gets into that folder.
#[cfg(unix)]
fn is_private(path: &Path, mode: u32, handed: Option<&Path>) -> bool {
    let others = if handed.is_some_and(|folder| path.starts_with(folder)) { 0o037 } else { 0o077 };
    mode & others == 0
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    use super::super::Secret;
    use super::is_private;
    use crate::vault::MasterKey;

    #[test]
    fn what_others_may_read_is_no_secret() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret");
        std::fs::write(&file, "00".repeat(32)).unwrap();
        for (mode, kept) in [(0o600, true), (0o400, true), (0o640, false), (0o604, false), (0o644, false)] {
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(Secret::read(&file).is_ok(), kept, "{mode:o}");
            assert_eq!(MasterKey::read(&file).is_ok(), kept, "{mode:o}");
        }
        let why = Secret::read(&file).unwrap_err().to_string();
        assert!(why.contains("chmod 600"), "{why}");
        assert!(
            Secret::read(&folder.path().join("none")).unwrap_err().to_string().starts_with("cannot read the secret in")
        );
    }

    #[test]
    fn a_service_reads_what_systemd_hands_it() {
        let (handed, key) = (Path::new("/run/credentials/wangge.service"), Path::new("wangge.key"));
        let there = handed.join(key);
        assert!(is_private(&there, 0o440, Some(handed)));
        for mode in [0o460, 0o444, 0o644] {
            assert!(!is_private(&there, mode, Some(handed)), "{mode:o}");
        }
        assert!(!is_private(&there, 0o440, None));
        assert!(!is_private(&Path::new("/etc").join(key), 0o440, Some(handed)));
    }
}
