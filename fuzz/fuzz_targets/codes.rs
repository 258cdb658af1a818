#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| server::fuzzing::codes(text));
