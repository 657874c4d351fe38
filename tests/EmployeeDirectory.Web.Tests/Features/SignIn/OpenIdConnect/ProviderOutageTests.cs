using EmployeeDirectory.Web.Tests.Site;
using Microsoft.IdentityModel.Tokens;

namespace EmployeeDirectory.Web.Tests.Features.SignIn.OpenIdConnect;

public sealed class ProviderOutageTests
{
    [Fact]
    public async Task SignIn_ProviderComesBackAndReplacesItsKey_IsFollowedAndTheOldKeyIsNoLongerGood()
    {
        await using var provider = await HostileProvider.StartAsync();
        provider.IdToken = nonce => new Forgery(provider, nonce).Token;
        provider.Fault = ("/.well-known/openid-configuration", Faults.Of("hanging up"));
        await using var site = await DirectorySite.StartAsync(
            ("SignIn:Authority", provider.Issuer), ("SignIn:ClientId", HostileProvider.ClientId), ("SignIn:ClientSecret", HostileProvider.Secret));
        using var visitor = site.NewVisitor();
        Faults.AssertOutOfReach(await visitor.PressCompanyAccountAsync());
        Assert.False(await visitor.IsSignedInAsync());

        provider.Fault = null;
        await visitor.GetPageAsync(provider.LetIn((await visitor.PressCompanyAccountAsync()).Destination()));
        Assert.True(await visitor.IsSignedInAsync());

        // Its first unknown key is asked for at once.
        var withdrawn = new RsaSecurityKey(provider.Key) { KeyId = provider.KeyId };
        provider.RotateKey();
        using var other = site.NewVisitor();
        await other.GetPageAsync(provider.LetIn((await other.PressCompanyAccountAsync()).Destination()));
        Assert.True(await other.IsSignedInAsync());

        provider.IdToken = nonce => new Forgery(provider, nonce).SignedBy(withdrawn);
        using var late = site.NewVisitor();
        await late.GetPageAsync(provider.LetIn((await late.PressCompanyAccountAsync()).Destination()));
        Assert.False(await late.IsSignedInAsync());
    }
}
