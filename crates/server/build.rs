//! Says where the web build lies, and makes an empty folder there so that `cargo build` alone works.

use std::path::Path;

fn main() {
    let manifest = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let dist = Path::new(&manifest).join("../../web/dist");
    // A build without the web part still embeds a folder: the program then serves a page that says how to build it.
    std::fs::create_dir_all(&dist).expect("the working tree can be written");
    println!("cargo::rerun-if-changed={}", dist.display());
}
