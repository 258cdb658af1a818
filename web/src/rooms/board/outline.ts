// Outlines on a flat map: so many degrees east are fewer metres than north, by the latitude.

import type { AreaShapes } from '@/api/types'

type Point = [number, number]
type Ring = Point[]

export interface Outline {
  code: string
  name: string
  /** The path as SVG draws it. */
  path: string
  /** Where its name stands. */
  middle: Point
}

export interface OutlineMap {
  width: number
  height: number
  outlines: Outline[]
}

const WIDTH = 1000

/** The polygons of a geometry, each a list of rings. */
function polygons(geometry: unknown): Ring[][] {
  const { type, coordinates } = geometry as { type: string; coordinates: unknown }
  return type === 'Polygon' ? [coordinates as Ring[]] : (coordinates as Ring[][])
}

/** Draws all features on one map. */
export function draw(shapes: AreaShapes): OutlineMap | undefined {
  const features = shapes.features.map((feature) => ({ ...feature.properties, polygons: polygons(feature.geometry) }))
  const points = features.flatMap((feature) => feature.polygons.flat(2))
  if (!points.length) return undefined
  const span = (at: 0 | 1) => {
    let [low, high] = [Infinity, -Infinity]
    for (const point of points) [low, high] = [Math.min(low, point[at]), Math.max(high, point[at])]
    return [low, high] as const
  }
  const [west, east] = span(0)
  const [south, north] = span(1)
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = WIDTH / ((east - west) * squeeze || 1)
  const place = ([longitude, latitude]: Point): Point => [
    (longitude - west) * squeeze * scale,
    (north - latitude) * scale,
  ]
  const line = (ring: Ring) =>
    `M${ring
      .map((point) =>
        place(point)
          .map((n) => n.toFixed(1))
          .join(' '),
      )
      .join('L')}Z`
  return {
    width: WIDTH,
    height: (north - south) * scale || 1,
    outlines: features.map(({ code, name, polygons }) => ({
      code,
      name,
      path: polygons.flat().map(line).join(''),
      middle: place(middle(polygons.map((rings) => rings[0] ?? []))),
    })),
  }
}

/** The centre of the largest piece. */
function middle(rings: Ring[]): Point {
  let best: { area: number; at: Point } = { area: -1, at: [0, 0] }
  for (const ring of rings) {
    let [twice, x, y] = [0, 0, 0]
    for (let at = 0; at + 1 < ring.length; at++) {
      const [[ax, ay], [bx, by]] = [ring[at] as Point, ring[at + 1] as Point]
      const cross = ax * by - bx * ay
      twice += cross
      x += (ax + bx) * cross
      y += (ay + by) * cross
    }
    if (Math.abs(twice) > best.area) {
      const centre: Point = twice ? [x / (3 * twice), y / (3 * twice)] : (ring[0] ?? [0, 0])
      best = { area: Math.abs(twice), at: centre }
    }
  }
  return best.at
}
