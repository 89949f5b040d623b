package tw.plumbline.service.dossier;

import tw.plumbline.model.text.BilingualText;

/** An archive that is no dossier, or a dossier that cannot be made as it was asked for. */
public final class DossierException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient BilingualText why;

  public DossierException(String zhTw, String en) {
    super(en);
    this.why = new BilingualText(zhTw, en);
  }

  public BilingualText why() {
    return why;
  }
}
