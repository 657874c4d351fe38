using EmployeeDirectory.Core.Employees;
using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class ChatLinkTests
{
    private static readonly Employee Ada =
        new() { Id = Guid.Empty, DisplayName = "Ada", Email = "ada+x@example.com", EmployeeNumber = "A 1" };

    [Theory]
    [InlineData("https://teams.microsoft.com/l/chat/0/0?users={email}", "https://teams.microsoft.com/l/chat/0/0?users=ada%2Bx%40example.com")]
    [InlineData("slack://user?team=T1&id={number}", "slack://user?team=T1&id=A%201")]
    [InlineData("xmpp:{email}?message", "xmpp:ada%2Bx%40example.com?message")]
    public void For_SomeoneWithWhatItNeeds_IsTheAddress(string template, string expected)
    {
        Assert.True(ChatLink.IsTemplate(template));
        Assert.Equal(expected, new ChatLink(template).For(Ada));
    }

    [Theory, InlineData("https://chat.example/{email}"), InlineData("https://chat.example/{number}"), InlineData(null)]
    public void For_SomeoneWithout_IsNothing(string? template) =>
        Assert.Null(new ChatLink(template).For(Ada with { Email = null, EmployeeNumber = null }));

    [Theory]
    [InlineData("https://chat.example/"), InlineData("chat/{email}"), InlineData("JavaScript:x('{email}')"), InlineData("data:text/html,{email}")]
    public void IsTemplate_OfWhatIsNone_IsFalse(string text) => Assert.False(ChatLink.IsTemplate(text));
}
