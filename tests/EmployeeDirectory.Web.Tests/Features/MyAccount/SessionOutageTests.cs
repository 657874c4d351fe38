using System.Net;
using EmployeeDirectory.Testing;
using EmployeeDirectory.Web.Tests.Features.SignIn;
using EmployeeDirectory.Web.Tests.Site;

namespace EmployeeDirectory.Web.Tests.Features.MyAccount;

/// <summary>While sessions cannot be looked up, a cookie is good for looking at what everyone may see, and for nothing else.</summary>
public sealed class SessionOutageTests(DynamoDbLocal dynamoDb, S3Server s3) : IAsyncLifetime
{
    private AwsSite _aws = null!;

    private DirectorySite Site => _aws.Site;

    public async ValueTask InitializeAsync() => _aws = await AwsSite.StartAsync(dynamoDb, s3);

    public ValueTask DisposeAsync() => _aws.DisposeAsync();

    [Theory, InlineData(Fault.Refuse), InlineData(Fault.Stall)]
    public async Task Requests_TableOutOfReach_LookAsViewersAndSaveNothing(Fault fault)
    {
        await Site.AddAsync("Public Person");
        await Site.AddAsync("Hidden Person", ("Protected", "true"));
        var form = (await Site.GetAsync("/employees/new")).Form("/employees/new").With("DisplayName", "Kept As Typed");
        Assert.Contains("Hidden Person", (await Site.GetAsync("/?show=protected")).Text, StringComparison.Ordinal);
        _aws.Table.Break(fault);

        var list = await Site.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.Contains("Public Person", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden Person", (await Site.GetAsync("/?show=protected")).Text, StringComparison.Ordinal);
        foreach (var address in (string[])["/account", "/accounts", "/employees/new"])
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Site.GetAsync(address)).Status);
        var refused = await form.PostAsync();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Kept As Typed"), (refused.Status, refused.Value("DisplayName")));
        using var stranger = Site.NewVisitor();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await stranger.SignInAsync("Ada")).Status);

        _aws.Table.Heal();
        Assert.Equal(HttpStatusCode.OK, (await Site.GetAsync("/accounts")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await refused.Form("/employees/new").PostAsync()).Status);
    }
}
