'use strict';
// Colours the rule files while they are edited. Without it they are edited as plain text.
(function () {
  var area = document.querySelector('textarea[data-editor]');
  if (!area || !window.CodeMirror) {
    return;
  }
  CodeMirror.defineSimpleMode('drl', {
    start: [
      {regex: /\/\/.*/, token: 'comment'},
      {regex: /"(?:[^"\\]|\\.)*"/, token: 'string'},
      {regex: /\$\w+/, token: 'variable-2'},
      {regex: /\b(?:rule|when|then|end|exists|not|and|or|in|contains|null|true|false)\b/, token: 'keyword'},
      {regex: /[A-Z]\w*(?=\()/, token: 'def'},
      {regex: /[a-z]\w*(?=\()/, token: 'atom'},
      {regex: /\w+/, token: null}
    ]
  });
  var editor = CodeMirror.fromTextArea(area, {
    mode: area.dataset.editor === 'plain' ? null : area.dataset.editor,
    lineNumbers: true,
    lineWrapping: true,
    matchBrackets: true,
    readOnly: area.readOnly,
    tabSize: 2,
    viewportMargin: Infinity,
    // Tab leaves the editor, as everywhere else.
    extraKeys: {Tab: false, 'Shift-Tab': false},
    screenReaderLabel: document.querySelector('label[for=content]').textContent
  });
  function go(line) {
    editor.setCursor(line - 1, 0);
    editor.scrollIntoView({line: line - 1, ch: 0}, 120);
    editor.focus();
  }
  (area.dataset.lines || '').split(' ').filter(Boolean).forEach(function (line) {
    editor.addLineClass(Number(line) - 1, 'background', 'line-fault');
  });
  document.querySelectorAll('a[data-line]').forEach(function (link) {
    link.addEventListener('click', function (event) {
      event.preventDefault();
      go(Number(link.dataset.line));
    });
  });
  var asked = /^#line-(\d+)$/.exec(location.hash);
  if (asked) {
    go(Number(asked[1]));
  }
})();
