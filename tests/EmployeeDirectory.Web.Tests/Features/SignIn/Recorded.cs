using System.Reflection;

namespace EmployeeDirectory.Web.Tests.Features.SignIn;

/// <summary>Writes down which methods of an object are called.</summary>
public class Recorded : DispatchProxy
{
    private object _target = null!;
    private List<string> _calls = null!;

    public static T Of<T>(T target, List<string> calls) where T : class
    {
        var proxy = Create<T, Recorded>();
        ((Recorded)(object)proxy)._target = target;
        ((Recorded)(object)proxy)._calls = calls;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        lock (_calls)
            _calls.Add(targetMethod!.Name);
        return targetMethod.Invoke(_target, args);
    }
}
