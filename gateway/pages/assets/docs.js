// Finds calls by any of their words, and opens the one an address points to.
const search = document.querySelector("#search");
search.hidden = false;
search.addEventListener("input", () => {
  const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const section of document.querySelectorAll("section")) {
    let any = false;
    for (const call of section.querySelectorAll("details")) {
      const text = call.querySelector("summary").textContent.toLowerCase();
      call.hidden = !wanted.every((word) => text.includes(word));
      any ||= !call.hidden;
    }
    section.hidden = !any;
  }
});
function openTarget() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLDetailsElement) target.open = true;
}
addEventListener("hashchange", openTarget);
openTarget();
