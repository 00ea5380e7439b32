/* Turns the screens of a waiting room, one after the other. Without it, the page is one long page. */
(function () {
  "use strict";

  const EACH = 15000;
  const FRESH = 600000;
  const place = document.getElementById("screens");
  const pause = document.getElementById("pause");
  const where = document.getElementById("where");
  let at = 0;
  let read = Date.now();
  let timer = null;

  function screens() {
    return Array.from(place.querySelectorAll(".screen"));
  }

  function show() {
    const all = screens();
    at = (at + all.length) % all.length;
    all.forEach(function (screen, number) {
      screen.hidden = number !== at;
    });
    where.textContent = "Écran " + (at + 1) + " sur " + all.length;
  }

  function go(step) {
    at += step;
    show();
  }

  /* At the end of a turn, take what the service shows now; what cannot be reached is tried again at the next one. */
  async function refresh() {
    const answer = await fetch(location.href);
    if (!answer.ok) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("screens");
    if (fresh && fresh.querySelector(".screen")) {
      place.replaceChildren(...fresh.childNodes);
      document.querySelector(".source").replaceWith(page.querySelector(".source"));
      read = Date.now();
      show();
    }
  }

  function turn() {
    go(1);
    if (at === 0 && Date.now() - read >= FRESH) {
      refresh().catch(function (error) {
        console.warn(error);
      });
    }
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    pause.textContent = "Reprendre";
  }

  function start() {
    timer = setInterval(turn, EACH);
    pause.textContent = "Pause";
  }

  pause.addEventListener("click", function () {
    if (timer === null) {
      start();
    } else {
      stop();
    }
  });
  document.getElementById("previous").addEventListener("click", function () {
    stop();
    go(-1);
  });
  document.getElementById("next").addEventListener("click", function () {
    stop();
    go(1);
  });

  document.getElementById("turning").hidden = false;
  show();
  /* Who asks for less movement gets none that they did not ask for. */
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    stop();
  } else {
    start();
  }
})();
