//! The outline of an area, as GeoJSON draws it, checked before it is kept.

use kernel::{Error, Result};
use serde_json::Value;

/// So many corners at most: more than any screen shows.
const MOST_POINTS: usize = 20_000;

/// So many characters at most.
const LONGEST: usize = 512 * 1024;

/// Where China lies, with some room around: west, south, east, north.
const BOUNDS: [f64; 4] = [73.0, 3.0, 136.0, 54.0];

/// A corner: longitude and latitude.
type Point = [f64; 2];
/// A closed line.
type Ring = Vec<Point>;
/// An outline, then its holes.
type Polygon = Vec<Ring>;

/// An outline that holds together.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// One piece.
    Polygon(Polygon),
    /// Several.
    MultiPolygon(Vec<Polygon>),
}

impl Shape {
    /// Reads a geometry: its type and its coordinates.
    ///
    /// # Errors
    /// `shape_type` for another than the two; `shape_coordinates` where they are none; `shape_ring` for a line that is not closed
    /// or too short; `shape_bounds` for a corner outside China; `shape_points` and `shape_size` for too much of it.
    pub fn read(kind: &str, coordinates: &Value) -> Result<Self> {
        let shape = match kind {
            "Polygon" => Self::Polygon(polygon(coordinates)?),
            "MultiPolygon" => Self::MultiPolygon(each(coordinates, polygon)?),
            _ => return Err(Error::invalid("type", "shape_type")),
        };
        if shape.rings().map(Vec::len).sum::<usize>() > MOST_POINTS {
            return Err(wrong("shape_points"));
        }
        if shape.geometry().len() > LONGEST {
            return Err(wrong("shape_size"));
        }
        Ok(shape)
    }

    fn rings(&self) -> impl Iterator<Item = &Ring> {
        let polygons = match self {
            Self::Polygon(polygon) => std::slice::from_ref(polygon),
            Self::MultiPolygon(polygons) => polygons,
        };
        polygons.iter().flatten()
    }

    /// As GeoJSON writes it.
    pub fn geometry(&self) -> String {
        let (kind, coordinates) = match self {
            Self::Polygon(polygon) => ("Polygon", serde_json::json!(polygon)),
            Self::MultiPolygon(polygons) => ("MultiPolygon", serde_json::json!(polygons)),
        };
        serde_json::json!({ "type": kind, "coordinates": coordinates }).to_string()
    }
}

fn wrong(code: &'static str) -> Error {
    Error::invalid("coordinates", code)
}

/// All parts of a list, which has at least one.
fn each<T>(list: &Value, part: impl Fn(&Value) -> Result<T>) -> Result<Vec<T>> {
    let parts = list.as_array().filter(|parts| !parts.is_empty()).ok_or(wrong("shape_coordinates"))?;
    if parts.len() > MOST_POINTS {
        return Err(wrong("shape_points"));
    }
    parts.iter().map(part).collect()
}

fn polygon(rings: &Value) -> Result<Polygon> {
    each(rings, ring)
}

fn ring(points: &Value) -> Result<Ring> {
    let ring = each(points, point)?;
    if ring.len() < 4 || ring.first() != ring.last() {
        return Err(wrong("shape_ring"));
    }
    Ok(ring)
}

/// A point may have a height, which no map here shows. Six decimals are a tenth of a metre.
fn point(numbers: &Value) -> Result<Point> {
    let numbers = numbers.as_array().filter(|numbers| (2..=3).contains(&numbers.len()));
    let number = |at: usize| numbers.and_then(|numbers| numbers[at].as_f64()).ok_or(wrong("shape_coordinates"));
    let [longitude, latitude] = [number(0)?, number(1)?].map(|degrees| (degrees * 1e6).round() / 1e6);
    let [west, south, east, north] = BOUNDS;
    if !(west..=east).contains(&longitude) || !(south..=north).contains(&latitude) {
        return Err(wrong("shape_bounds"));
    }
    Ok([longitude, latitude])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refused(kind: &str, coordinates: Value) -> String {
        Shape::read(kind, &coordinates).unwrap_err().to_string()
    }

    #[test]
    fn a_sound_outline_is_kept_without_heights() {
        let square = json!([[[125.1, 42.1, 300], [126.0, 42.1], [126.0, 43.0], [125.1, 43.0], [125.1, 42.1]]]);
        let shape = Shape::read("Polygon", &square).unwrap();
        let kept: Value = serde_json::from_str(&shape.geometry()).unwrap();
        assert_eq!(kept["coordinates"][0][0], json!([125.1, 42.1]));
        assert!(matches!(Shape::read("MultiPolygon", &json!([square])).unwrap(), Shape::MultiPolygon(_)));
    }

    #[test]
    fn each_fault_has_its_code() {
        let ring = |points: Value| json!([points]);
        for (code, kind, coordinates) in [
            ("shape_type", "Point", json!([125.0, 42.0])),
            ("shape_coordinates", "Polygon", json!([])),
            ("shape_coordinates", "Polygon", json!("125,42")),
            ("shape_coordinates", "Polygon", ring(json!([["a", 1]]))),
            ("shape_coordinates", "MultiPolygon", ring(json!([[125.0, 42.0]]))),
            ("shape_ring", "Polygon", ring(json!([[125.0, 42.0], [125.1, 42.0], [125.1, 42.1], [125.0, 42.1]]))),
            ("shape_ring", "Polygon", ring(json!([[125.0, 42.0], [125.1, 42.0], [125.0, 42.0]]))),
            ("shape_bounds", "Polygon", ring(json!([[42.0, 125.0], [42.1, 125.0], [42.1, 125.1], [42.0, 125.0]]))),
        ] {
            assert!(refused(kind, coordinates.clone()).contains(code), "{code}: {}", refused(kind, coordinates));
        }
        let many: Vec<Point> = (0..=MOST_POINTS).map(|_| [125.0, 42.0]).collect();
        assert!(refused("Polygon", json!([many])).contains("shape_points"));
    }
}
