using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Security;

public sealed class ProxyTests
{
    private const string Own = "127.0.0.1";

    [Theory]
    [InlineData("127.0.0.0/8", "192.0.2.7", "192.0.2.7")]
    [InlineData("10.0.0.0/24, 127.0.0.1/32", "192.0.2.7", "192.0.2.7")]
    [InlineData("127.0.0.0/8", "192.0.2.7:4711", "192.0.2.7")]
    [InlineData("127.0.0.0/8", "2001:db8::7", "2001:db8::7")]
    [InlineData("127.0.0.0/8", "198.51.100.1, 192.0.2.7", "192.0.2.7")]
    [InlineData("127.0.0.0/8", "127.0.0.9, 192.0.2.7", "192.0.2.7")]
    [InlineData("127.0.0.0/8", "192.0.2.7, 127.0.0.1", Own)]
    [InlineData("127.0.0.0/8", "forged\t<b>", Own)]
    [InlineData("10.0.0.0/24", "192.0.2.7", Own)]
    [InlineData("", "192.0.2.7", Own)]
    public async Task Save_ForwardedAddress_IsInTheHistoryWhereItsSenderIsBelieved(string networks, string forwarded, string address)
    {
        await using var site = await DirectorySite.StartAsync(("Proxy:Networks", networks));
        using var visitor = await site.NewVisitorAsync(Role.Admin);
        visitor.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-For", forwarded);

        var id = Guid.Parse(People.IdOf(await visitor.AddAsync("Ada")));

        var history = await site.Services.GetRequiredService<IEmployeeStore>().GetHistoryAsync(id, TestContext.Current.CancellationToken);
        Assert.Equal(address, Assert.Single(history).Address);
    }

    [Theory]
    [InlineData("127.0.0.0/8", "https")]
    [InlineData("10.0.0.0/24", "http")]
    [InlineData("", "http")]
    public async Task Get_ForwardedScheme_IsBelievedWhereItsSenderIs(string networks, string scheme)
    {
        await using var site = await DirectorySite.StartAsync(("Proxy:Networks", networks));
        var profile = await site.AddAsync("Ada");
        site.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        site.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");

        var card = await site.Client.GetStringAsync($"{profile}/vcard", TestContext.Current.CancellationToken);

        Assert.Contains($"{scheme}://{site.Client.BaseAddress!.Authority}{profile}", card.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
