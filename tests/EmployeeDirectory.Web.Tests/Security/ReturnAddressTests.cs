using EmployeeDirectory.Web.Security;

namespace EmployeeDirectory.Web.Tests.Security;

public sealed class ReturnAddressTests
{
    private static readonly Uri Page = new("https://people.example/sign-in");

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/org?q=ada", "/org?q=ada")]
    [InlineData("/?q=Łódź", "/?q=%C5%81%C3%B3d%C5%BA")]
    [InlineData("/?back=https://evil.example//", "/?back=https://evil.example//")]
    [InlineData("/employees/new#who", "/employees/new")]
    [InlineData("/%2f/evil.example", "/%2f/evil.example")]
    [InlineData("/%5cevil.example", "/%5cevil.example")]
    [InlineData("/%0d%0aLocation:%20//evil.example", "/%0d%0aLocation:%20//evil.example")]
    public void Local_OwnPage_IsKept(string address, string kept) => Assert.Equal(kept, ReturnAddress.Local(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" /org")]
    [InlineData("org")]
    [InlineData("~/org")]
    [InlineData("//evil.example")]
    [InlineData("//evil.example/page")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/a\\..\\..\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\r\n/evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData("/\0/evil.example")]
    [InlineData("/.//evil.example")]
    [InlineData("/org/..//evil.example")]
    [InlineData("/%2e//evil.example")]
    [InlineData("/%2e%2e//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https:/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("@evil.example")]
    [InlineData(":80")]
    public void Local_AnythingElse_IsTheStart(string? address) => Assert.Equal("/", ReturnAddress.Local(address));

    [Fact]
    public void Local_MoreThanAnAddressHas_IsTheStart() => Assert.Equal("/", ReturnAddress.Local("/" + new string('x', 2000)));

    /// <summary>Whatever is put together of what confuses readers of addresses.</summary>
    [Fact]
    public void Local_AnyMix_LeadsToThisSite()
    {
        string[] parts = ["/", "\\", ".", "..", "//", "%2f", "%5c", "%2e", "%09", "\t", "\r", "\n", "@", ":", "?", "#", "https:", "evil.example", "ł", "\ud800", ";", "[", "%"];
        var random = new Random(4);
        for (var i = 0; i < 20_000; i++)
        {
            var local = ReturnAddress.Local(string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => parts[random.Next(parts.Length)])));
            Assert.True(Uri.TryCreate(Page, local, out var target) && target.Authority == Page.Authority && !local.StartsWith("//", StringComparison.Ordinal) && local.All(char.IsAscii), local);
        }
    }
}
