import SOAPRuntime
import Testing

@Suite struct RedactionTests {
  private let secret = "s3cr3t-value"

  /// Each holds the secret where a careless redactor would show it.
  @Test(arguments: [
    "<a><Password>s3cr3t-value</Password></a>",
    "<a><Password  x='s3cr3t-value' >s3cr3t-value</Password ></a>",
    "<a xmlns:h='u'><h:AuthenticationToken xmlns:i='v' i:type='x'>s3cr3t-value</h:AuthenticationToken></a>",
    "<a><Password><![CDATA[s3cr3t-value</Password>]]></Password></a>",
    "<a><Password><b><Password>s3cr3t-value</Password>s3cr3t-value</b>s3cr3t-value</Password></a>",
    "<a><Password><b/>s3cr3t-value<!-- </Password> -->s3cr3t-value</Password></a>",
    "<a Password='s3cr3t-value' p:developertoken=\"s3cr3t-value\"/>",
    "<a><PASSWORD>s3cr3t-value</PASSWORD></a>",
    "<a><OldPassword2>s3cr3t-value</OldPassword2></a>",
    "<a><!-- <Password>s3cr3t-value</Password> --><?pi s3cr3t-value?></a>",
    "<a><b>&lt;Password>s3cr3t-value&lt;/Password></b></a>",
    "<a><b>&#x3C;Password&#62;s3cr3t-value</b></a>",
    "<a><b><![CDATA[<x Password=\"s3cr3t-value\"/>]]></b></a>",
    "<a b='&lt;Password>s3cr3t-value'/>",
    "<a><Key>Password</Key><Value>s3cr3t-value</Value></a>",
    "<a><Parameter name='Password' value='s3cr3t-value'/></a>",
    "<a><Parameter name='Password'>s3cr3t-value</Parameter></a>",
    "<a><Password>s3cr3t-value</Password><Message>wrong: s3cr3t-value</Message></a>",
    "<a><Message>wrong: s3cr3t-value</Message><Password> s3cr3t-value\n</Password></a>",
    // Cut off.
    "<a><Password>s3cr3t-value", "<a><Password>s3cr3t-value</Pass", "<a><Password x='s3cr3t-value",
    "<a><b/><Password><![CDATA[s3cr3t-value", "<a><!-- s3cr3t-value", "<a><Password>x</Password><b c='s3cr3t-value",
    // Malformed: nothing is shown.
    "<a><Password>s3cr3t-value</Passwort></a>", "<a><Password>s3cr3t-value</a>", "Password=s3cr3t-value",
    "<a><Password/>s3cr3t-value<b></a></b>", "<a x=<Password>s3cr3t-value</Password>/>",
    "<!DOCTYPE a [<!ENTITY x 's3cr3t-value'>]><a>&x;</a>", "<a/>s3cr3t-value", "<a/><b>s3cr3t-value</b>",
    "s3cr3t-value<a/>", "<a><< >s3cr3t-value</a>", "<a b=s3cr3t-value/>", "<a><![CDATX[s3cr3t-value]]></a>",
    "<p>s3cr3t-value<br></p>", "<\u{0}a>s3cr3t-value", "{\"Password\": \"s3cr3t-value\"}",
  ])
  func nothingLeaks(_ text: String) {
    let shown = SOAPRedaction.standard.redact(Array(text.utf8))
    #expect(!shown.contains("s3cr3t"), "\(shown)")
  }

  @Test func whateverTheCutNothingLeaks() {
    let text = """
      <s:Envelope xmlns:s="u"><s:Header><h:Password xmlns:h='u' a="s3cr3t-value">s3cr3t<![CDATA[-value]]></h:Password>\
      </s:Header><s:Body><a t='1'>plain</a><!-- s3cr3t-value --></s:Body></s:Envelope>
      """
    let bytes = Array(text.utf8)
    for length in 0...bytes.count {
      let shown = SOAPRedaction.standard.redact(Array(bytes[..<length]))
      #expect(!shown.contains("s3cr3t") && !shown.contains("-value"), "\(shown)")
      let limited = SOAPRedaction.standard.redact(bytes, limit: length)
      #expect(!limited.contains("s3cr3t") && !limited.contains("-value"), "\(limited)")
    }
  }

  @Test func theRestIsShownAsItCame() {
    let text =
      "<s:a xmlns:s=\"u\" b=\"x &amp; y\"><Id>7</Id>\n<T i:nil=\"true\"/><E>AuthenticationTokenExpired</E></s:a>"
    #expect(SOAPRedaction.standard.redact(Array(text.utf8)) == text)
    let secret = "<a><UserName>me</UserName><Id>7</Id></a>"
    #expect(SOAPRedaction.standard.redact(Array(secret.utf8)) == "<a><UserName>***</UserName><Id>7</Id></a>")
    #expect(SOAPRedaction.standard.redact(Array("<a><b>x</b>".utf8)) == "<a><b>x</b>… [cut off]")
    #expect(
      SOAPRedaction.standard.redact(Array("<a></b>".utf8)) == "[body withheld: 7 bytes that are not well-formed XML]")
  }

  @Test func theSetIsConfigurable() {
    let rule = SOAPRedaction(names: ["Iban"])
    #expect(
      rule.redact(Array("<a><iban>1</iban><Token>2</Token></a>".utf8)) == "<a><iban>***</iban><Token>2</Token></a>")
    var changed = rule
    changed.names = []
    #expect(changed.redact(Array("<iban>1</iban>".utf8)) == "<iban>1</iban>")
  }
}
