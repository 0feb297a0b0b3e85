// Tabs by the ARIA pattern: arrows move, the chosen one is in the tab order. A tab's id is tab-<name>.
export function makeTabs(elements, changed) {
  const tabs = [...elements];
  const nameOf = (tab) => tab.id.slice("tab-".length);

  function choose(tab) {
    for (const one of tabs) {
      const chosen = one === tab;
      one.setAttribute("aria-selected", String(chosen));
      one.tabIndex = chosen ? 0 : -1;
      document.getElementById(one.getAttribute("aria-controls")).hidden = !chosen;
    }
    changed(nameOf(tab));
  }

  for (const [place, tab] of tabs.entries()) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1, Home: -place, End: tabs.length - 1 - place }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const next = tabs[(place + step + tabs.length) % tabs.length];
      next.focus();
      choose(next);
    });
  }
  return {
    current: () => nameOf(tabs.find((tab) => tab.getAttribute("aria-selected") === "true")),
    show: (name) => choose(tabs.find((tab) => nameOf(tab) === name)),
  };
}
