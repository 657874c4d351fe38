// The portraits of staff.json, drawn with Open Peeps, as the renditions that the photo store keeps.
import { readFileSync, writeFileSync } from "node:fs";
import { createAvatar } from "@dicebear/core";
import * as openPeeps from "@dicebear/open-peeps";
import { zipSync } from "fflate";
import sharp from "sharp";

// Under the name of the rendition, its width: the drawing is flat, and wider it would only take room.
const widths = { 64: 64, 256: 256, 1024: 512 };
const face = "44 14 616 616";

const [staff, archive] = process.argv.slice(2);

function draw({ head, skin, hair, face: expression, beard, glasses, clothing, background }) {
  const drawing = createAvatar(openPeeps, {
    head: [head], face: [expression], skinColor: [skin], headContrastColor: [hair], clothingColor: [clothing],
    facialHair: beard ? [beard] : [], facialHairProbability: beard ? 100 : 0,
    accessories: glasses ? [glasses] : [], accessoriesProbability: glasses ? 100 : 0,
    maskProbability: 0, backgroundColor: [background],
  });
  return Buffer.from(drawing.toString().replace(/viewBox="[^"]*"/, `viewBox="${face}"`));
}

const files = {};
for (const [person, { portrait }] of JSON.parse(readFileSync(staff, "utf8")).entries())
  if (portrait)
    for (const [size, width] of Object.entries(widths))
      files[`${person}/${size}.webp`] = await sharp(draw(portrait)).resize(width).webp({ quality: 82, effort: 4 }).toBuffer();
writeFileSync(archive, zipSync(files, { level: 0, mtime: "2020-01-01T00:00:00" }));
