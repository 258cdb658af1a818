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
        if mode & 0o077 != 0 {
            return Err(Error::setup(format!("{} may be read by others; chmod 600 it", path.display())));
        }
    }
    Ok(text)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::super::Secret;
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
}
