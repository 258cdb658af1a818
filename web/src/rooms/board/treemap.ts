// Where there is no outline of a place, its parts are laid out by how much there is in each, as square as they can be.

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Boxes for weights, in their order, which fill a box of that size; the weights are above zero and fall. */
export function treemap(weights: readonly number[], width: number, height: number): Box[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const areas = weights.map((weight) => (weight / sum) * width * height)
  const boxes: Box[] = []
  let free: Box = { x: 0, y: 0, width, height }
  let at = 0
  while (at < areas.length) {
    const side = Math.min(free.width, free.height)
    let count = 1
    while (at + count < areas.length && worst(areas, at, count + 1, side) <= worst(areas, at, count, side)) count++
    free = lay(areas.slice(at, at + count), free, boxes)
    at += count
  }
  return boxes
}

/** How far from square the flattest of a row is. */
function worst(areas: readonly number[], at: number, count: number, side: number): number {
  const row = areas.slice(at, at + count)
  const sum = row.reduce((all, area) => all + area, 0)
  return Math.max(
    ...row.map((area) => Math.max((side * side * area) / (sum * sum), (sum * sum) / (side * side * area))),
  )
}

/** Lays a row along the shorter side and gives what is left. */
function lay(row: readonly number[], free: Box, boxes: Box[]): Box {
  const sum = row.reduce((all, area) => all + area, 0)
  const upright = free.width >= free.height
  const depth = sum / (upright ? free.height : free.width)
  let along = upright ? free.y : free.x
  for (const area of row) {
    const length = area / depth
    boxes.push(
      upright
        ? { x: free.x, y: along, width: depth, height: length }
        : { x: along, y: free.y, width: length, height: depth },
    )
    along += length
  }
  return upright
    ? { ...free, x: free.x + depth, width: free.width - depth }
    : { ...free, y: free.y + depth, height: free.height - depth }
}

/** Weights for numbers: what is zero is there too, small. */
export function weights(numbers: readonly number[]): number[] {
  const all = numbers.reduce((sum, n) => sum + Math.max(n, 0), 0)
  const least = Math.max(all / (numbers.length * 3 || 1), 1)
  return numbers.map((n) => Math.max(n, 0) + least)
}
