// What is wrong with the layout of the page as it stands; each function gives a list of findings.
(() => {
  const named = (element) =>
    `${element.tagName.toLowerCase()} "${(element.ariaLabel ?? element.textContent ?? '').trim().slice(0, 40)}"`;

  const isVisible = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  /** Kept for screen readers alone, as one pixel. */
  const isForEars = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const isOut = /absolute|fixed/.test(getComputedStyle(at).position);
      if (isOut && at.offsetWidth <= 1 && at.offsetHeight <= 1) return true;
    }
    return false;
  };

  const hasOwnText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());

  const shown = (selector) =>
    [...document.querySelectorAll(selector)].filter(
      (element) => isVisible(element) && !isForEars(element),
    );

  const canScrollSideways = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) return true;
    }
    return false;
  };

  function sideways() {
    const { scrollWidth, clientWidth } = document.documentElement;
    const page = scrollWidth > clientWidth ? [`the page: ${scrollWidth} of ${clientWidth}`] : [];
    const beyond = shown('main *, header *, footer *, dialog *, nav *').filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const isOut = right > clientWidth + 1 || left < -1;
      return width > 0 && isOut && !canScrollSideways(element);
    });
    return [...page, ...beyond.map(named)];
  }

  /** A click on a label is a click on its field. */
  function target(element) {
    const boxes = [element, ...(element.labels ?? [])].map((one) => one.getBoundingClientRect());
    return { width: Math.max(...boxes.map((box) => box.width)), height: Math.max(...boxes.map((box) => box.height)) };
  }

  /** WCAG 2.5.8 leaves out links in a line of text. */
  const isInText = (element) =>
    element.tagName === 'A' &&
    getComputedStyle(element).display === 'inline' &&
    hasOwnText(element.parentElement);

  function small() {
    return shown('a[href], button, input, select, textarea, summary')
      .filter((element) => !isInText(element))
      .map((element) => ({ element, ...target(element) }))
      .filter(({ width, height }) => width < 24 || height < 24)
      .map(({ element, width, height }) => `${named(element)} ${width} x ${height}`);
  }

  function clipped() {
    return shown('body *')
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const isCut = (overflow, inner, outer) => /hidden|clip/.test(overflow) && inner > outer + 1;
        return (
          element.textContent.trim() !== '' &&
          (isCut(overflowX, element.scrollWidth, element.clientWidth) ||
            isCut(overflowY, element.scrollHeight, element.clientHeight))
        );
      })
      .map(named);
  }

  /** Texts of one and the same page that lie over each other. */
  function overlapping() {
    // What lies behind an open dialog is covered on purpose.
    const where = document.querySelector('dialog:modal') ? 'dialog:modal *' : 'main *, header *, footer *';
    const texts = shown(where).filter((element) => hasOwnText(element) && !element.closest('svg'));
    const lines = texts.flatMap((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return [...range.getClientRects()].map((box) => ({ element, box }));
    });
    const over = (a, b) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 4 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2;
    const found = new Set();
    lines.forEach((one, i) => {
      for (const other of lines.slice(i + 1)) {
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        if (over(one.box, other.box)) found.add(`${named(one.element)} over ${named(other.element)}`);
      }
    });
    return [...found];
  }

  globalThis.measures = { sideways, small, clipped, overlapping };
})();
