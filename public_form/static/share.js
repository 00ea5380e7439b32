// Adds « Copier le lien »: the address stands on the page anyway, to be selected by hand.
const address = document.querySelector("[data-address]");
const button = document.querySelector("[data-copy]");
const said = document.querySelector("[data-copied]");

async function copy() {
  try {
    await navigator.clipboard.writeText(address.value);
    said.textContent = said.dataset.copied;
  } catch {
    // The browser keeps pages from copying: the address is selected, ready for the reader's own keys.
    address.select();
  }
}

if (address && button && said && navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", copy);
}
