import { geoNaturalEarth1, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { type Element, element } from "./element.ts";

/** A place that documents name. */
export interface MapPoint {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly documents: number;
}

const SIZE = { width: 640, height: 320 };
const RADIUS = { least: 2, most: 14 };

/** Places on an outline of the world's countries (world-atlas, from Natural Earth, public domain), as large as documents name them. */
export function worldMap(world: Topology, points: readonly MapPoint[]): Element {
  const projection = geoNaturalEarth1().fitSize([SIZE.width, SIZE.height], { type: "Sphere" });
  const path = geoPath(projection).digits(1);
  // The file is one of ours, with this object in it.
  const land = feature(world, world.objects.countries as GeometryCollection);
  const most = points.reduce((max, { documents }) => Math.max(max, documents), 1);
  return element(
    "svg",
    {
      viewBox: `0 0 ${SIZE.width} ${SIZE.height}`,
      class: "map",
      role: "img",
      "aria-label": `Map of ${points.length} places that the documents name`,
    },
    element("path", { class: "sea", d: path({ type: "Sphere" }) ?? "" }),
    ...land.features.map((country) => element("path", { class: "land", d: path(country) ?? "" })),
    ...points.flatMap(({ name, latitude, longitude, documents }) => {
      const at = projection([longitude, latitude]);
      if (!at) return [];
      const radius = RADIUS.least + (RADIUS.most - RADIUS.least) * Math.sqrt(documents / most);
      return [
        element(
          "circle",
          {
            class: "place",
            cx: at[0].toFixed(1),
            cy: at[1].toFixed(1),
            r: radius.toFixed(1),
            "data-name": name,
          },
          element("title", {}, `${name}: ${documents}`),
        ),
      ];
    }),
  );
}
