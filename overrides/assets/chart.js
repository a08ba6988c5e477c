// Offers each chart as PNG: drawn here from its SVG, with the reader's own fonts, at twice the size.

import { element } from "./element.js";

const SCALE = 2;

/** The picture of an SVG file as PNG. */
async function png(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = element("canvas", { width: image.naturalWidth * SCALE, height: image.naturalHeight * SCALE });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

/** Hands a file to the reader under a name. */
function hand(file, name) {
  const address = URL.createObjectURL(file);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

for (const link of document.querySelectorAll(".take a[href$='.svg']")) {
  const button = element("button", { type: "button" }, "PNG");
  button.addEventListener("click", async () => hand(await png(link.href), link.download.replace(/svg$/, "png")));
  link.parentElement.after(element("li", {}, button));
}
