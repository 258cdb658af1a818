//! Counts what a deflate stream unpacks to without keeping it, RFC 1951.

/// The size of what the stream unpacks to, and its first bytes, at most `keep` of them.
///
/// Stops counting beyond `most`. None where the stream is damaged.
pub fn measure(packed: &[u8], most: u64, keep: usize) -> Option<(u64, Vec<u8>)> {
    let mut bits = Bits { bytes: packed, held: 0, count: 0 };
    let mut out = Counted { size: 0, start: Vec::new(), keep };
    let fixed = (Codes::new(&fixed_lengths())?, Codes::new(&[5; 30])?);
    loop {
        let last = bits.take(1)? == 1;
        match bits.take(2)? {
            0 => stored(&mut bits, &mut out)?,
            1 => block(&mut bits, &mut out, &fixed, most)?,
            2 => {
                let codes = dynamic(&mut bits)?;
                block(&mut bits, &mut out, &codes, most)?;
            }
            _ => return None,
        }
        if last || out.size > most {
            return Some((out.size, out.start));
        }
    }
}

/// What came out so far.
struct Counted {
    size: u64,
    start: Vec<u8>,
    keep: usize,
}

impl Counted {
    fn literal(&mut self, byte: u8) {
        if self.start.len() < self.keep {
            self.start.push(byte);
        }
        self.size += 1;
    }

    /// Repeats what came out `distance` bytes ago; nothing came out before the start.
    fn repeat(&mut self, length: u64, distance: u64) -> Option<()> {
        if distance > self.size {
            return None;
        }
        for _ in 0..length.min((self.keep - self.start.len()) as u64) {
            self.start.push(self.start[self.start.len() - distance as usize]);
        }
        self.size += length;
        Some(())
    }
}

/// The stream, bit by bit from the low end of each byte.
struct Bits<'a> {
    bytes: &'a [u8],
    held: u64,
    count: u32,
}

impl Bits<'_> {
    /// Holds at least 48 bits, or all that are left.
    fn fill(&mut self) {
        while self.count <= 48 {
            let Some((first, rest)) = self.bytes.split_first() else { break };
            self.held |= u64::from(*first) << self.count;
            self.count += 8;
            self.bytes = rest;
        }
    }

    fn take(&mut self, count: u32) -> Option<u64> {
        if self.count < count {
            self.fill();
        }
        let bits = self.held & ((1 << count) - 1);
        self.drop(count)?;
        Some(bits)
    }

    fn drop(&mut self, count: u32) -> Option<()> {
        self.count = self.count.checked_sub(count)?;
        self.held >>= count;
        Some(())
    }
}

const LONGEST: usize = 15;

/// A Huffman code as a table by the next fifteen bits: the symbol, and in the low four bits its length.
struct Codes(Vec<u16>);

impl Codes {
    /// None where the lengths are those of no prefix code. Incomplete codes are allowed, as deflate does.
    fn new(lengths: &[u8]) -> Option<Self> {
        let mut next = [0_usize; LONGEST + 2];
        for length in 1..=LONGEST {
            let before = lengths.iter().filter(|l| usize::from(**l) == length).count();
            next[length + 1] = (next[length] + before) << 1;
            if next[length] + before > 1 << length {
                return None;
            }
        }
        let mut table = vec![0; 1 << LONGEST];
        for (symbol, length) in lengths.iter().enumerate().filter(|(_, length)| **length > 0) {
            let length = usize::from(*length);
            let code = (next[length] as u16).reverse_bits() as usize >> (16 - length);
            next[length] += 1;
            for slot in table.iter_mut().skip(code).step_by(1 << length) {
                *slot = (symbol as u16) << 4 | length as u16;
            }
        }
        Some(Self(table))
    }

    fn next(&self, bits: &mut Bits<'_>) -> Option<usize> {
        if bits.count < LONGEST as u32 {
            bits.fill();
        }
        let entry = self.0[bits.held as usize & ((1 << LONGEST) - 1)];
        bits.drop(u32::from(entry & 15)).filter(|()| entry != 0)?;
        Some(usize::from(entry >> 4))
    }
}

fn fixed_lengths() -> [u8; 288] {
    std::array::from_fn(|symbol| match symbol {
        0..=143 => 8,
        144..=255 => 9,
        256..=279 => 7,
        _ => 8,
    })
}

fn stored(bits: &mut Bits<'_>, out: &mut Counted) -> Option<()> {
    bits.drop(bits.count % 8)?;
    let (length, check) = (bits.take(16)?, bits.take(16)?);
    if length != !check & 0xffff {
        return None;
    }
    for _ in 0..length {
        out.literal(bits.take(8)? as u8);
    }
    Some(())
}

/// The codes in front of a block that brings its own.
fn dynamic(bits: &mut Bits<'_>) -> Option<(Codes, Codes)> {
    const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    let literals = bits.take(5)? as usize + 257;
    let distances = bits.take(5)? as usize + 1;
    let mut lengths = [0; 19];
    for place in &ORDER[..bits.take(4)? as usize + 4] {
        lengths[*place] = bits.take(3)? as u8;
    }
    let codes = Codes::new(&lengths)?;
    let mut lengths: Vec<u8> = Vec::with_capacity(literals + distances);
    while lengths.len() < literals + distances {
        let (length, times) = match codes.next(bits)? {
            symbol @ 0..=15 => (symbol as u8, 1),
            16 => (*lengths.last()?, 3 + bits.take(2)?),
            17 => (0, 3 + bits.take(3)?),
            _ => (0, 11 + bits.take(7)?),
        };
        lengths.extend(std::iter::repeat_n(length, times as usize));
    }
    let (literals, distances) = lengths.get(..literals + distances)?.split_at(literals);
    Some((Codes::new(literals)?, Codes::new(distances)?))
}

fn block(bits: &mut Bits<'_>, out: &mut Counted, (literals, distances): &(Codes, Codes), most: u64) -> Option<()> {
    while out.size <= most {
        match literals.next(bits)? {
            byte @ 0..=255 => out.literal(byte as u8),
            256 => break,
            symbol @ 257..=264 => far(bits, out, symbol as u64 - 254, distances)?,
            symbol @ 265..=284 => {
                let extra = (symbol as u32 - 261) / 4;
                let length = ((4 + (symbol as u64 - 261) % 4) << extra) + 3 + bits.take(extra)?;
                far(bits, out, length, distances)?;
            }
            285 => far(bits, out, 258, distances)?,
            _ => return None,
        }
    }
    Some(())
}

fn far(bits: &mut Bits<'_>, out: &mut Counted, length: u64, distances: &Codes) -> Option<()> {
    let distance = match distances.next(bits)? {
        symbol @ 0..=3 => symbol as u64 + 1,
        symbol @ 4..=29 => {
            let extra = symbol as u32 / 2 - 1;
            ((2 + symbol as u64 % 2) << extra) + 1 + bits.take(extra)?
        }
        _ => return None,
    };
    out.repeat(length, distance)
}
