package tw.plumbline.rules.editing;

import tw.plumbline.model.text.BilingualText;

/** Why a cell cannot be what was typed. */
public record CellFault(String path, String pointer, BilingualText message) {}
