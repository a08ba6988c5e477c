/** An HTML element with properties and children; texts stay texts, so nothing in them is read as HTML. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
