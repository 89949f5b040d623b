'use strict';
// What pages do beyond links and forms. Without it everything still works.
(function () {
  // A part that is under way is asked for again until it is done.
  function again(part) {
    window.setTimeout(function () {
      htmx.ajax('GET', part.dataset.again, {target: '#' + part.id, select: '#' + part.id, swap: 'outerHTML'});
    }, 1500);
  }

  // A preview tells how far it is; when it is over the page is shown anew.
  function follow(part) {
    var source = new EventSource(part.dataset.events);
    var bar = part.querySelector('progress');
    var said = part.querySelector('#done');
    source.addEventListener('progress', function (event) {
      var numbers = event.data.split(' ').map(Number);
      bar.max = numbers[1] || 1;
      bar.value = numbers[0];
      said.textContent = numbers[0].toLocaleString() + ' / ' + numbers[1].toLocaleString();
    });
    source.addEventListener('over', function () {
      source.close();
      location.reload();
    });
    source.onerror = function () {
      source.close();
    };
  }

  function begin(root) {
    root.querySelectorAll('[data-again]').forEach(again);
    root.querySelectorAll('[data-events]').forEach(follow);
  }

  document.addEventListener('DOMContentLoaded', function () {
    begin(document);
    document.body.addEventListener('htmx:afterSwap', function (event) {
      var part = document.getElementById(event.detail.target.id);
      if (part && part.dataset.again) {
        again(part);
      }
    });
    // An answer that says what is wrong is shown as well.
    document.body.addEventListener('htmx:beforeSwap', function (event) {
      if (event.detail.xhr.status === 422) {
        event.detail.shouldSwap = true;
        event.detail.isError = false;
      }
    });
  });
})();
