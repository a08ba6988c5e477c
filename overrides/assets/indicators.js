// Filters the list of indicators while a reader types; without JavaScript the list is whole.

const form = document.getElementById("indicator-filter");
const field = form.querySelector("input");
const status = form.querySelector("[role=status]");
const groups = [...document.querySelectorAll("#indicator-groups section")].map((section) => ({
  section,
  items: [...section.querySelectorAll("li")].map((item) => ({ item, text: plain(item.textContent + section.querySelector("h2").textContent) })),
}));
const all = groups.flatMap(({ items }) => items).length;

/** A text as it is compared: full width as half width, without regard to case. */
function plain(text) {
  return text.normalize("NFKC").toLowerCase();
}

/** Leaves the indicators that hold every word of the field, and tells how many. */
function filter() {
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  let left = 0;
  for (const { section, items } of groups) {
    for (const { item, text } of items) item.hidden = !words.every((word) => text.includes(word));
    const shown = items.filter(({ item }) => !item.hidden).length;
    section.hidden = !shown;
    left += shown;
  }
  status.textContent = !words.length ? "" : left ? `${all}个指标中有${left}个` : "没有这样的指标";
}

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", filter);
field.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  field.value = "";
  filter();
});
filter(); // a reader who comes back finds what was typed
