using System.Text;
using CsCheck;
using PhbResources.Core.Members;

namespace PhbResources.Core.Tests.Members;

public sealed class TotpTests
{
    private static readonly byte[] s_key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the last six of eight digits.
    [TestCase(59, "287082")]
    [TestCase(1111111109, "081804")]
    [TestCase(1111111111, "050471")]
    [TestCase(1234567890, "005924")]
    [TestCase(2000000000, "279037")]
    [TestCase(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) => Assert.That(Totp.CodeAt(s_key, DateTimeOffset.FromUnixTimeSeconds(seconds)), Is.EqualTo(code));

    [Test]
    public void A_code_is_taken_a_step_early_or_late_and_not_twice()
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        long? step = Totp.StepOf(s_key, " 005 924 ", now, 0);
        Assert.That(step, Is.EqualTo(1234567890 / 30));
        Assert.That(Totp.StepOf(s_key, "005924", now.AddSeconds(30), 0), Is.EqualTo(step));
        Assert.That(Totp.StepOf(s_key, "005924", now.AddSeconds(-30), 0), Is.EqualTo(step));
        Assert.That(Totp.StepOf(s_key, "005924", now.AddSeconds(61), 0), Is.Null);
        Assert.That(Totp.StepOf(s_key, "005924", now, step!.Value), Is.Null);
    }

    [TestCase("")]
    [TestCase("00592")]
    [TestCase("0059240")]
    [TestCase("٠٠٥٩٢٤")]
    [TestCase("00592x")]
    public void What_is_no_code_is_refused(string text) => Assert.That(Totp.StepOf(s_key, text, DateTimeOffset.FromUnixTimeSeconds(1234567890), 0), Is.Null);

    // RFC 4648, section 10.
    [TestCase("", "")]
    [TestCase("f", "MY")]
    [TestCase("fo", "MZXQ")]
    [TestCase("foo", "MZXW6")]
    [TestCase("foob", "MZXW6YQ")]
    [TestCase("fooba", "MZXW6YTB")]
    [TestCase("foobar", "MZXW6YTBOI")]
    public void Keys_are_written_in_base_32(string key, string text) => Assert.That(Totp.Text(Encoding.ASCII.GetBytes(key)), Is.EqualTo(text));

    [Test]
    public void Any_text_can_be_typed() => Gen.String.Sample(text => _ = Totp.StepOf(s_key, text, DateTimeOffset.UnixEpoch.AddDays(1), 0));
}
