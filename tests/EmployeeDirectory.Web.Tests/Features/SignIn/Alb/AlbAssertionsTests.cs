using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Features.SignIn.Alb;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.Alb;

public sealed class AlbAssertionsTests : IDisposable
{
    private readonly Balancer _balancer = new();
    private readonly ServiceProvider _services;

    public AlbAssertionsTests()
    {
        var settings = new SignInOptions { Mode = SignInMode.Alb, AlbArn = Balancer.Arn, Authority = new(Balancer.Authority), ClientId = Balancer.ClientId };
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).Configure<SignInOptions>(options =>
            (options.Authority, options.ClientId) = (settings.Authority, settings.ClientId));
        services.AddAlb(settings);
        services.AddHttpClient(nameof(AlbKeys)).ConfigurePrimaryHttpMessageHandler(() => _balancer);
        _services = services.BuildServiceProvider();
    }

    public void Dispose()
    {
        _services.Dispose();
        _balancer.Dispose();
    }

    public static TheoryData<string> Forgeries => [.. AlbForgery.All.Keys];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_WordOfTheBalancer_IsBelievedAndItsKeyAskedForOnce()
    {
        var word = _balancer.Sign();
        Assert.Contains("=", word, StringComparison.Ordinal);
        for (var i = 0; i < 3; i++)
            Assert.Contains(await ReadAsync(word), claim => claim is { Type: "name", Value: "Ada Löwe" });
        Assert.Equal([$"https://public-keys.auth.elb.eu-west-1.amazonaws.com/{_balancer.KeyId}"], _balancer.Asked);
    }

    [Theory, MemberData(nameof(Forgeries))]
    public async Task Read_ForgedWord_IsRefused(string forgery)
    {
        var (make, reason, asksForKey) = AlbForgery.All[forgery];
        var refusal = await Assert.ThrowsAsync<AuthenticationFailureException>(() => ReadAsync(make(_balancer)));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(asksForKey, _balancer.Asked.Count > 0);
        Assert.All(_balancer.Asked, address => Assert.Matches("^https://public-keys\\.auth\\.elb\\.eu-west-1\\.amazonaws\\.com/[0-9a-f-]{36}$", address));
    }

    [Fact]
    public async Task Read_TwoWords_AreRefused() =>
        await Assert.ThrowsAsync<AuthenticationFailureException>(() => ReadAsync(_balancer.Sign(), _balancer.Sign()));

    [Fact]
    public async Task Find_ManyInventedKeys_AreNotAllAskedFor()
    {
        var keys = _services.GetRequiredService<AlbKeys>();
        for (var i = 0; i < 300; i++)
            await Assert.ThrowsAnyAsync<Exception>(() => keys.FindAsync(Guid.NewGuid(), Ct));
        Assert.InRange(_balancer.Asked.Count, 1, 200);
    }

    [Theory]
    [InlineData(Balancer.Arn, "eu-west-1")]
    [InlineData("arn:aws:elasticloadbalancing:ap-southeast-2:123456789012:loadbalancer/app/a-b/0123456789abcdef", "ap-southeast-2")]
    [InlineData(Balancer.Arn + "\n", null)]
    [InlineData(Balancer.Arn + "/x", null)]
    [InlineData("arn:aws:elasticloadbalancing:evil.example/:123456789012:loadbalancer/app/people/50dc6c495c0c9188", null)]
    [InlineData("arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/people/50dc6c495c0c9188", null)]
    [InlineData(null, null)]
    public void Parse_FullName_TellsTheRegion(string? arn, string? region) => Assert.Equal(region, LoadBalancer.Parse(arn)?.Region);

    private Task<IReadOnlyCollection<System.Security.Claims.Claim>> ReadAsync(params string[] words)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers[AlbAssertions.Header] = words;
        return _services.GetRequiredService<AlbAssertions>().ReadAsync(request, Ct);
    }
}
