using System.Net;
using System.Net.Sockets;
using System.Text;
using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Security;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace EmployeeDirectory.Web.Tests.Features.Layout;

public sealed class ErrorPageTests(EmbeddedSite embedded) : IClassFixture<EmbeddedSite>
{
    private readonly DirectorySite _site = embedded.Site;

    [Theory]
    [InlineData("/no/such/page")]
    [InlineData("/employees/01890000-0000-7000-8000-000000000000")]
    [InlineData("/employees/01890000-0000-7000-8000-000000000000/edit")]
    [InlineData("/employees/01890000-0000-7000-8000-000000000000/photo")]
    [InlineData("/employees/01890000-0000-7000-8000-000000000000/delete")]
    [InlineData("/employees/not-an-id")]
    [InlineData("/photos/0123456789abcdef0123456789abcdef/64.webp")]
    [InlineData("/photos/..%2f..%2fkeys/64.webp")]
    [InlineData("/no/such/page?status=200")]
    [InlineData("/error?status=99")]
    public async Task Get_WhatIsNotThere_IsOur404WithARequestId(string address) =>
        AssertOurs(await _site.GetAsync(address), HttpStatusCode.NotFound);

    [Theory]
    [InlineData("/?page=one")]
    [InlineData("/?view=spiral")]
    [InlineData("/?show=everything")]
    [InlineData("/?show=deleted")]
    public async Task Get_NonsenseQuery_IsOur400(string address) => AssertOurs(await _site.GetAsync(address), HttpStatusCode.BadRequest);

    [Fact]
    public async Task Post_UnknownId_IsOur404()
    {
        var form = (await _site.GetAsync("/employees/new")).Form().With("DisplayName", "Nobody");
        form.Address = "/employees/01890000-0000-7000-8000-000000000000/edit";
        AssertOurs(await form.PostAsync(), HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/employees/new")]
    public async Task Head_WhatAnswersGet_AnswersWithoutABody(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        var response = await _site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Skills[")]
    [InlineData("Phones[a")]
    [InlineData("[]")]
    public async Task Post_FieldNameThatIsNoName_IsNoFault(string field)
    {
        var page = await (await _site.GetAsync("/employees/new")).Form().With("DisplayName", "").With(field, "x").PostAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
    }

    [Fact]
    public async Task Post_TwoThousandNumberedValues_IsNoFault()
    {
        var form = (await _site.GetAsync("/employees/new")).Form().With("DisplayName", "").Without("Skills");
        for (var index = 0; index < 2000; index++)
            form.With($"Skills[{index}]", "x");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await form.PostAsync()).Status);
    }

    [Fact]
    public async Task Post_CharsetThatNobodyMayUse_IsOur400()
    {
        using var body = new ByteArrayContent("DisplayName=x"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded; charset=utf-7");
        AssertOurs(await Page.ReadAsync(_site, await _site.Client.PostAsync("/employees/new", body)), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_MalformedMultipart_IsOur400()
    {
        using var body = new StringContent("--x\r\nContent-Disposition: form-data; name=\"DisplayName\"\r\n\r\nno end", Encoding.ASCII);
        body.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };
        AssertOurs(await Page.ReadAsync(_site, await _site.Client.PostAsync("/employees/new", body)), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_DeclaredBodyOverTheLimit_Is413BeforeItIsRead() =>
        Assert.Contains("413", await PostRawAsync("Content-Length: 200000000", "--x"), StringComparison.Ordinal);

    [Fact]
    public async Task Post_UndeclaredBodyOverTheLimit_Is413()
    {
        var chunk = "100000\r\n" + new string('x', 0x100000) + "\r\n";
        var body = "1000\r\n--x\r\nContent-Disposition: form-data; name=\"About\"\r\n\r\n".PadRight(0x1006, 'x') + "\r\n"
            + string.Concat(Enumerable.Repeat(chunk, 12));
        Assert.Contains("413", await PostRawAsync("Transfer-Encoding: chunked", body), StringComparison.Ordinal);
    }

    /// <returns>The status line, read while the server may still wait for more.</returns>
    private async Task<string?> PostRawAsync(string header, string body)
    {
        var session = await _site.StartSessionAsync(await _site.AddAccountAsync(Role.Admin));
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", _site.Client.BaseAddress!.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /employees/new HTTP/1.1\r\nHost: localhost\r\nCookie: {SessionCookie.Scheme}={session}\r\nContent-Type: multipart/form-data; boundary=x\r\n{header}\r\n\r\n{body}"));
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync();
    }

    [Fact]
    public async Task Get_FaultInsideTheProgram_IsOur500WithoutASecret()
    {
        var broken = new Mock<IEmployeeStore>();
        broken.Setup(store => store.GetIdentityAsync(It.IsAny<CancellationToken>())).ReturnsAsync("broken");
        broken.Setup(store => store.ReadChangesAsync(It.IsAny<string?>(), It.IsAny<CancellationToken>())).ReturnsAsync(new ChangePage([], "0"));
        broken.Setup(store => store.ReadVersionsAsync(It.IsAny<CancellationToken>())).Returns(AsyncEnumerable.Empty<RecordVersion>());
        broken.Setup(store => store.GetAsync(It.IsAny<Guid>(), It.IsAny<CancellationToken>())).Throws(new InvalidCastException("the secret"));
        await using var site = await DirectorySite.StartAsync(services => services.AddSingleton(broken.Object));

        var page = await site.GetAsync($"/employees/{Guid.NewGuid()}");

        AssertOurs(page, HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("secret", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidCast", page.Html, StringComparison.Ordinal);
    }

    private static void AssertOurs(Page page, HttpStatusCode status)
    {
        Assert.Equal(status, page.Status);
        Assert.NotNull(page.Document.QuerySelector("header a[href='/']"));
        Assert.NotEqual("", page.Document.QuerySelector("main code")?.TextContent ?? "");
        Assert.Equal("nosniff", Assert.Single(page.Response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("script-src 'self';", Assert.Single(page.Response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }
}
