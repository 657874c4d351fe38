using EmployeeDirectory.Core.Accounts;
using EmployeeDirectory.Web.Features.SignIn;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace EmployeeDirectory.Web.Tests.Features.SignIn;

public sealed class FirstAdminTests
{
    [Theory, InlineData(false, 1), InlineData(true, 0)]
    public async Task InviteIfNone_WhereSomeoneHasAnAccount_MakesNoLink(bool any, int links)
    {
        var accounts = new Mock<IAccountStore>();
        accounts.Setup(store => store.AnyAsync(It.IsAny<CancellationToken>())).ReturnsAsync(any);
        var server = new Mock<IServer>();
        server.Setup(it => it.Features).Returns(new FeatureCollection());

        await new FirstAdmin(accounts.Object, server.Object, new ConfigurationBuilder().Build(), TimeProvider.System, NullLogger<FirstAdmin>.Instance).InviteIfNoneAsync();

        accounts.Verify(
            store => store.InviteAsync(It.Is<Invitation>(made => made.Role == Role.Admin && made.ExpiresAt <= DateTimeOffset.UtcNow + Invitation.Validity), It.IsAny<CancellationToken>()),
            Times.Exactly(links));
    }
}
