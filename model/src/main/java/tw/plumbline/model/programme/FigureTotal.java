package tw.plumbline.model.programme;

import tw.plumbline.model.text.BilingualText;

/** The sum of one figure over all alliances, in the figure's unit. */
public record FigureTotal(String name, BilingualText title, String unit, Total total) {}
