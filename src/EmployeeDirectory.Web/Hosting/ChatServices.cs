using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Hosting;

public static class ChatServices
{
    public static void AddChat(this WebApplicationBuilder builder)
    {
        var template = builder.Configuration[ChatLink.Setting] is { Length: > 0 } set ? set : null;
        if (template is not null && !ChatLink.IsTemplate(template))
            throw new StartupException(
                $"Check Chat__Link: “{template}” must be an address with {{email}} or {{number}}, such as https://teams.microsoft.com/l/chat/0/0?users={{email}}.");
        builder.Services.AddSingleton(new ChatLink(template));
    }
}
