"""English words one letter away from a word of time that mean something else."""

from __future__ import annotations

from conversation_svc.domain.times.wording import words_of

LOOKALIKES = frozenset(
    words_of(
        """
        teeth there these threw tree trees thee here where were wear hear hours yours ours four fours fine
        mine line nine's nice none done gone bone tone lone pine wine vine dine nina text test tent
        nest neat net exit ext west best rest lest mouth moth months booth tooth with worth north
        wake weak wear meek peek seek geek reek were wend went sent seek dads says pays ways bays
        lays rays data date dates dare ways way's davis noun soon moon neon loon none norm like lake
        later alter water rater date rate latter late lately gate hate mate fate part party past
        pasta paste post pass fast last cast east mast vast paste half hall halt calf have hale hath
        live life five give hive dive fire file find fiver eights light night right might fight
        sight tight height weight eighth freight seven sever eleven sevens ever event even evens
        sixth site sexy since bout about abort aboard amount ground round sound found bound then
        than them they when the hen tent men tried trial tidy tray toddy toady today's month most
        moist mons money mona marsh match marches marco mars starch march's apparel aprils able
        auguste augusto juno june's jane dune tune jules julie julia july's jury duly finally fried
        fridge frida friend saturn sundae sunny sundry sand wedding wednesdays after alter afters
        rafter before befor minus minute's minor minuet menus hourly house houses hope ours hair
        honor honour our week-long weeks weekly weeds weekday meek morning's mourning moving mooring
        warning evening's opening events evenings star start starts stars staring stating state
        stare stark starring tarts smart chart second's beyond fecund third thirds bird thirst
        thirsty birth first fist firsts firms thirst list even several severe sever few new sew dew
        couple coupled couples dinner diner diners inner winner thinner dinners lunch launch bunch
        punch lunches hunch past paste around abound arounds aground ground between betweens coming
        comping combing becoming comings homing roaming following hollowing early nearly dearly
        yearly earl pearly ending bend lend send tend mend vend fend end midday middle riddle fiddle
        that this thus thin his think thing next nexus from form frog fro foam prom farm room during
        curing till tell tall toll ill bill will fill hill kill mill pill still tilt till's until
        unit untie fall hall thru three through thorough even over oven world word would wold labor
        labour boxing fixing national nation earth heart hearth party parts park veterans veteran
        fathers mothers people peoples kids kid bids lids kind child chilled chili chill chilly
        guest quest guess gust guests seat seats heat beat sweat neat set set's eat meat seating
        adult adults sharp shape share shark harp shard ago also holy hole hold hotly saint paint
        faint saints black blank block back slack friends friend good food goods mood wood hood
        great greet treat greats family boss boos bass tax taxi palm calm psalm singles single women
        woman person persons half mass love your hour tour four pour sour you some same come home
        sometime want went wants need head heads held bead read lead dead table tables able fold
        folds folk other others mother bother patrick patricks andrew andrews easter eastern faster
        master pence time times dime lime mime days's
        """
    )
)
