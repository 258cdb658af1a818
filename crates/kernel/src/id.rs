//! Names of records: UUIDs of version 7, made by whoever creates the record.

use std::sync::atomic::{AtomicU32, Ordering};

use uuid::Uuid;

use crate::clock::Stamp;

/// Makes a new id that sorts by the moment `at`, and within one moment in the order of making.
pub fn new(at: Stamp) -> Uuid {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let mut random: [u8; 10] = rand::random();
    // RFC 9562 §6.2, method 1: a counter in the bits behind the time; version and variant overwrite their own.
    let n = MADE.fetch_add(1, Ordering::Relaxed);
    random[..4].copy_from_slice(&[(n >> 22) as u8 & 0x0f, (n >> 14) as u8, (n >> 8) as u8 & 0x3f, n as u8]);
    uuid::Builder::from_unix_timestamp_millis(at.0.max(0).unsigned_abs(), &random).into_uuid()
}

/// What every id made at the moment `at` or later follows, and every one made before does not.
pub fn first(at: Stamp) -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(at.0.max(0).unsigned_abs(), &[0; 10]).into_uuid()
}

/// How an id shows in the OpenAPI document.
pub fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
    use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
    let format = SchemaFormat::KnownFormat(KnownFormat::Uuid);
    ObjectBuilder::new().schema_type(Type::String).format(Some(format)).pattern(Some(VERSION_7)).into()
}

/// Version 7 in writing.
const VERSION_7: &str = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";

/// Declares the id type of one kind of record.
///
/// In paths and bodies only version 7 is taken (RFC 9562), so ids sort by time and indexes stay dense.
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize, ::sea_orm::DeriveValueType)]
        #[serde(transparent)]
        pub struct $name(pub ::uuid::Uuid);

        impl $name {
            /// Makes a new id that sorts by the moment `at`.
            pub fn new(at: $crate::clock::Stamp) -> Self {
                Self($crate::id::new(at))
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> ::std::result::Result<Self, D::Error> {
                let id = ::uuid::Uuid::deserialize(from)?;
                if id.get_version_num() == 7 {
                    Ok(Self(id))
                } else {
                    Err(::serde::de::Error::custom("an id must be a UUID of version 7"))
                }
            }
        }

        impl ::sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> ::std::result::Result<Self, ::sea_orm::DbErr> {
                Err(::sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl ::utoipa::PartialSchema for $name {
            fn schema() -> ::utoipa::openapi::RefOr<::utoipa::openapi::schema::Schema> {
                $crate::id::schema()
            }
        }

        impl ::utoipa::ToSchema for $name {}
    };
}
