//! A QR code, drawn once for the screen and once as a picture.

use kernel::{Error, Result};
use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

/// The white around a code, in modules; scanners want it (ISO/IEC 18004).
const QUIET: usize = 4;
/// Pixels of a module in the picture: as many as a byte has bits.
const SCALE: usize = 8;

/// A QR code as a drawing: `<svg viewBox="0 0 size size"><path d="path"/></svg>`.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Qr {
    /// Width and height, with the white around.
    pub size: usize,
    /// The dark modules.
    pub path: String,
    /// What it says.
    pub url: String,
}

fn dark(url: &str) -> Result<(usize, Vec<bool>)> {
    let code = QrCode::with_error_correction_level(url, EcLevel::M).map_err(Error::internal)?;
    Ok((code.width(), code.to_colors().into_iter().map(|color| color == Color::Dark).collect()))
}

/// The code of an address.
pub fn drawn(url: &str) -> Result<Qr> {
    let (width, dark) = dark(url)?;
    let mut path = String::new();
    for (y, row) in dark.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|left, right| left == right) {
            if run[0] {
                path += &format!("M{} {}h{n}v1h-{n}z", x + QUIET, y + QUIET, n = run.len());
            }
            x += run.len();
        }
    }
    Ok(Qr { size: width + 2 * QUIET, path, url: url.to_owned() })
}

/// The code of an address as a PNG picture, and how many pixels it is wide.
pub fn picture(url: &str) -> Result<(Vec<u8>, u32)> {
    let (width, dark) = dark(url)?;
    let side = width + 2 * QUIET;
    let is_dark = |x: usize, y: usize| {
        let inside = x.checked_sub(QUIET).zip(y.checked_sub(QUIET)).filter(|(x, y)| *x < width && *y < width);
        inside.is_some_and(|(x, y)| dark[y * width + x])
    };
    // One bit a pixel, a bit that is set is white: a module is eight lines of one byte.
    let line = |y: usize| (0..side).map(move |x| (x, y)).map(|(x, y)| if is_dark(x, y) { 0x00 } else { 0xff });
    let pixels: Vec<u8> = (0..side).flat_map(|y| line(y).collect::<Vec<u8>>().repeat(SCALE)).collect();
    let pixels_wide = u32::try_from(side * SCALE).map_err(Error::internal)?;
    let mut picture = vec![];
    let mut encoder = png::Encoder::new(&mut picture, pixels_wide, pixels_wide);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header().map_err(Error::internal)?;
    writer.write_image_data(&pixels).map_err(Error::internal)?;
    writer.finish().map_err(Error::internal)?;
    Ok((picture, pixels_wide))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawing_and_picture_are_the_same_code() {
        let url = "https://wangge.example.cn/my/door#0123456789abcdef0123456789abcdef";
        let qr = drawn(url).unwrap();
        assert!(qr.path.starts_with("M4 4h7v1h-7z"), "the corner begins after the white: {}", &qr.path[..40]);
        let (bytes, side) = picture(url).unwrap();
        assert_eq!(side as usize, qr.size * SCALE);
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        let line = side as usize / 8;
        let white = |x: usize, y: usize| pixels[y * SCALE * line + x] == 0xff;
        assert!(white(0, 0) && !white(QUIET, QUIET) && white(QUIET + 1, QUIET + 1) && !white(QUIET + 2, QUIET + 2));
    }
}
