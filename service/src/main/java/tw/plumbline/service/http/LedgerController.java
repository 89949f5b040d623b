package tw.plumbline.service.http;

import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.ledger.Log;
import tw.plumbline.service.ledger.Proven;
import tw.plumbline.service.ledger.RecordKind;
import tw.plumbline.service.ledger.TreeHead;
import tw.plumbline.service.submission.StoredAssessments;

/** The log: its signed heads, and proofs that something is in it. */
@RestController
final class LedgerController {
  private static final int USUAL = 50;
  private static final int MOST = 500;

  private final Log log;
  private final StoredAssessments stored;
  private final AuditLog audit;

  LedgerController(Log log, StoredAssessments stored, AuditLog audit) {
    this.log = log;
    this.stored = stored;
    this.audit = audit;
  }

  /** The newest head, and the keys that count. */
  @GetMapping(path = "/v1/log", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<Standing> standing() {
    return log.head()
        .switchIfEmpty(StoredAnswers.absent())
        .zipWith(log.keys().collectList(), (head, keys) -> new Standing(Head.of(head), keys));
  }

  /** All heads that were signed, newest first. */
  @GetMapping(path = "/v1/log/heads", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<Items<Head>> heads(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    Cursor places = Cursor.of("heads");
    long[] before = places.place(cursor, 1);
    int most = StoredAnswers.limit(limit, USUAL, MOST);
    return log.heads(before == null ? null : before[0], most + 1)
        .collectList()
        .map(read -> Items.page(read, most, head -> places.at(head.size())))
        .map(page -> page.map(Head::of));
  }

  /** That the tree of a later head goes on from that of an earlier one. */
  @GetMapping(path = "/v1/log/consistency", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<Consistency> consistency(@RequestParam long from, @RequestParam long to) {
    return log.head(from)
        .filter(earlier -> from <= to)
        .zipWith(log.head(to))
        .switchIfEmpty(StoredAnswers.absent())
        .flatMap(
            both ->
                log.consistency(from, both.getT2())
                    .map(
                        path ->
                            new Consistency(
                                Head.of(both.getT1()),
                                Head.of(both.getT2()),
                                path.stream().map(LedgerController::base64).toList())));
  }

  /** The record of something and its proof. */
  @GetMapping(path = "/v1/log/entries/{kind}", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<Proof> entry(Caller caller, @PathVariable String kind, @RequestParam String subject) {
    return Mono.justOrEmpty(RecordKind.named(kind))
        .flatMap(
            known ->
                audit
                    .record(caller, "log.read", kind + " " + subject, null)
                    .then(log.of(known, subject)))
        .switchIfEmpty(StoredAnswers.absent())
        .map(Proof::of);
  }

  /** The record of a submission and its proof, for whoever may read the submission. */
  @GetMapping(path = "/v1/submissions/{id}/proof", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<Proof> submission(Caller caller, @PathVariable String id) {
    UUID canonical = StoredAnswers.id(id);
    return stored
        .submission(canonical)
        .switchIfEmpty(StoredAnswers.absent())
        .flatMap(
            found -> {
              StoredAnswers.requireReader(caller, found.allianceId());
              return audit
                  .record(caller, "submission.prove", canonical.toString(), found.allianceId())
                  .then(log.of(RecordKind.SUBMISSION, canonical.toString()));
            })
        .switchIfEmpty(StoredAnswers.absent())
        .map(Proof::of);
  }

  private static String base64(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }

  /**
   * How the log stands.
   *
   * @param keys as name+id+key
   */
  record Standing(Head head, List<String> keys) {}

  /**
   * A signed head.
   *
   * @param root in base64
   * @param note the signed checkpoint
   */
  record Head(long size, String root, OffsetDateTime at, String note) {
    static Head of(TreeHead head) {
      return new Head(head.size(), head.root(), head.at(), head.note());
    }
  }

  /**
   * A proof of consistency.
   *
   * @param path hashes in base64, as RFC 9162 has them
   */
  record Consistency(Head from, Head to, List<String> path) {}

  /**
   * A record with its proof.
   *
   * @param record whose UTF-8 bytes are the leaf
   * @param index of the leaf
   * @param proof the path and the signed head
   */
  record Proof(String record, long index, String proof) {
    static Proof of(Proven proven) {
      return new Proof(proven.record(), proven.proof().index(), proven.proof().toString());
    }
  }
}
