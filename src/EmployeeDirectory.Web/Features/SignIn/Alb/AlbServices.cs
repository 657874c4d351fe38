using EmployeeDirectory.Core.Storage;

namespace EmployeeDirectory.Web.Features.SignIn.Alb;

public static class AlbServices
{
    private const int LongestKey = 16 * 1024;

    public static void AddAlb(this IServiceCollection services, SignInOptions settings)
    {
        services.AddSingleton(LoadBalancer.Parse(settings.AlbArn) ?? throw new StartupException(
            "Set SignIn__AlbArn to the full name of the balancer in front, such as arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/people/50dc6c495c0c9188."));
        services.AddSingleton<AlbKeys>();
        services.AddSingleton<AlbAssertions>();
        services.AddSingleton<AlbGroups>();
        services
            .AddHttpClient(
                nameof(AlbKeys),
                client => (client.Timeout, client.MaxResponseContentBufferSize) = (AlbKeys.Patience, LongestKey))
            .ConfigurePrimaryHttpMessageHandler(
                () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
    }
}
