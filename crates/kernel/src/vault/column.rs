//! Where sealed texts lie.

/// A column that holds sealed texts: every one is named, so that all of them can be sealed anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealedColumn {
    /// The table.
    pub table: &'static str,
    /// The column that names a row: its primary key, a UUID.
    pub id: &'static str,
    /// The column.
    pub column: &'static str,
    /// What binds the texts to it; see [`super::Vault::seal`].
    pub kind: &'static str,
    /// Kept as a text of hexadecimal digits, beside others that are not sealed.
    pub in_digits: bool,
    /// Photos and files: a few at a time are enough.
    pub large: bool,
}

impl SealedColumn {
    /// A column of a table whose rows have an `id`.
    pub const fn new(table: &'static str, column: &'static str, kind: &'static str) -> Self {
        Self { table, id: "id", column, kind, in_digits: false, large: false }
    }

    /// The same in a table whose rows are named by another column.
    pub const fn named_by(self, id: &'static str) -> Self {
        Self { id, ..self }
    }

    /// The same where it is kept as digits.
    pub const fn in_digits(self) -> Self {
        Self { in_digits: true, ..self }
    }

    /// The same for photos and files.
    pub const fn large(self) -> Self {
        Self { large: true, ..self }
    }
}
