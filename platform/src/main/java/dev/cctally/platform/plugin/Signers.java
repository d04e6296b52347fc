package dev.cctally.platform.plugin;

import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.List;

/** Names whoever signed a jar by the certificate he used. */
final class Signers {
  private Signers() {}

  /** The SHA-256 of the signer's own certificate in lower-case hexadecimal digits. */
  static String fingerprint(CodeSigner signer) {
    List<? extends Certificate> chain = signer.getSignerCertPath().getCertificates();
    try {
      return Checksum.sha256(chain.getFirst().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new SecurityException("a certificate cannot be read", e);
    }
  }
}
