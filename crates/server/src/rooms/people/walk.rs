//! The order in which one walks from door to door.

/// An address such that numbers sort as numbers: 2号楼 before 10号楼.
pub fn walking_key(address: &str) -> Vec<(u64, String)> {
    let mut parts: Vec<(u64, String)> = vec![];
    let mut number = String::new();
    for sign in address.chars() {
        if sign.is_ascii_digit() {
            number.push(sign);
        } else {
            parts.push((number.parse().unwrap_or(0), sign.to_string()));
            number.clear();
        }
    }
    parts.push((number.parse().unwrap_or(0), String::new()));
    parts
}

#[cfg(test)]
mod tests {
    use super::walking_key;

    #[test]
    fn doors_come_in_the_order_one_walks() {
        let mut doors = ["10号楼1单元101", "2号楼3单元501", "2号楼1单元202", "2号楼1单元1101"];
        doors.sort_by_key(|door| walking_key(door));
        assert_eq!(doors, ["2号楼1单元202", "2号楼1单元1101", "2号楼3单元501", "10号楼1单元101"]);
    }
}
