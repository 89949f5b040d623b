package tw.plumbline.service.workbench;

import tw.plumbline.model.text.BilingualText;

/**
 * Why the value of a cell cannot be taken.
 *
 * @param pointer of the cell in its page
 */
record CellFault(String pointer, BilingualText message) {}
