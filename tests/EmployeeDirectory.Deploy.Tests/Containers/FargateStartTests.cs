using System.Net;
using EmployeeDirectory.Deploy.Tests.Operator;

namespace EmployeeDirectory.Deploy.Tests.Containers;

/// <summary>The image, started by podman as the task that deploy/deploy defined on moto, whose table and bucket it uses.</summary>
public sealed class FargateStartTests(DeployedDirectory directory, ContainerImage image)
{
    [Fact]
    public async Task Program_AsItsTask_IsWellPrintsALinkAndEndsInTime()
    {
        await image.BuildAsync();
        var task = await directory.TaskContainerAsync();
        var moto = (await directory.EndpointAsync()).ToString();
        var settings = task["environment"]!.AsArray().Select(setting => (Key: setting!["name"]!.ToString(), Value: setting["value"]!.ToString()))
            .Where(setting => setting.Key != "Urls")
            .Append(("AWS_ACCESS_KEY_ID", "local")).Append(("AWS_SECRET_ACCESS_KEY", "local")).Append(("SignIn__ClientSecret", "of the provider"))
            .Concat(((string[])["DYNAMODB", "S3", "CLOUDWATCH"]).Select(service => ($"AWS_ENDPOINT_URL_{service}", moto)));
        // /tmp is a tmpfs here.
        await using var container = await image.RunAsync(["--user", task["user"]!.ToString(), "--volume", task["mountPoints"]![0]!["containerPath"]!.ToString()], settings);

        await container.BecomesAsync(HttpStatusCode.OK, "/health/deep");
        Assert.Contains("/invitation?code=", await container.ExecuteAsync("admin-link"), StringComparison.Ordinal);
        await container.StopAsync();
        Assert.Equal(0, await container.ExitAsync());
    }
}
